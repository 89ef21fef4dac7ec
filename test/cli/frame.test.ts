/** @file The live view of a run. */
import { expect, test } from 'vitest';
import { plain } from '../../src/cli/terminal/style.js';
import { textWidth } from '../../src/cli/terminal/width.js';
import { frameLines } from '../../src/cli/watch/frame.js';
import { type RunPicture, withRecord, withStatus } from '../../src/cli/watch/picture.js';
import { empty, epoch, iteration, midway } from './records.js';

const message = 'Ctrl-C stops the run with a checkpoint';
const frame = (picture: RunPicture, columns = 80) => frameLines(picture, { columns, paint: plain, message });

test('a run in its middle shows progress, time left, losses, accuracy and the strongest pairs', () => {
  expect(frame(midway)).toEqual([
    'birds, l2t-ww, seed 7',
    'L2T-ww · CIFAR-10 · vgg9',
    'onnxruntime, CPU, 2 threads',
    '/runs/birds',
    '',
    'epoch 2 of 4  ━━━━━━━━━━━━━━──────────────────────────────   32%  0:54 left',
    'loss      1.2500 + 0.5000 transfer  64 images a second',
    'accuracy  ▁  validation 10.0%, best 10.0% in epoch 1',
    '             test 5.0%, at the best epoch 5.0%',
    '',
    'strongest of 2 pairs, by λ',
    '  stage3.block5 → pool5.input  1.00  ██████████████████████████████',
    '  stage1.block5 → pool1.input  0.50  ███████████████',
    '',
    message,
  ]);
});

test('before the engine is there, the view says what is being done', () => {
  expect(frame(empty)).toContain('starting: reading data, weights and engine');
});

test('what is waited for is shown', () => {
  const status = { state: 'waiting', detail: 'waiting for GPU 0, used by run owls' } as const;
  const waiting = withStatus(empty, { ...status, iteration: 0, epoch: 0, epochs: 4, iterationsPerEpoch: 0 });
  expect(frame(waiting)).toContain('waiting for GPU 0, used by run owls');
});

test('a paused run says so where the time left stood', () => {
  expect(frame({ ...midway, state: 'paused' })[5]).toMatch(/32% {2}paused$/);
});

test('no line is wider than the terminal', () => {
  for (const columns of [40, 60, 80, 200]) {
    expect(Math.max(...frame(midway, columns).map(textWidth))).toBeLessThanOrEqual(columns);
  }
});

test('at most five pairs are shown', () => {
  const mean = [1, 2, 3, 4, 5, 6, 7];
  const many = withRecord(midway, iteration(14, { lambda: { mean, deviation: mean } }));
  expect(frame(many).filter((line) => line.includes('█'))).toHaveLength(5);
});

test('without validation images only the test accuracy is shown', () => {
  const untested = withRecord(
    { ...midway, history: [] },
    epoch(1, { validationImages: 0, validationAccuracy: 0 }),
  );
  expect(frame(untested)[7]).toBe('accuracy  ▁  test 5.0%');
});

test('a run whose trainer has ended shows no hint and no time left', () => {
  expect(frame({ ...midway, state: 'ended' }).join('\n')).not.toMatch(/left|Ctrl-C/);
});

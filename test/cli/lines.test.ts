/** @file A run as plain lines. */
import { expect, test } from 'vitest';
import { plainLine } from '../../src/cli/watch/lines.js';
import { empty, epoch, iteration, midway, started } from './records.js';

test('an epoch is one line of less than 80 columns', () => {
  const line = plainLine(epoch(1), midway) ?? '';
  expect(line).toBe('epoch 1 of 4  loss 1.500  training 60.0%  validation 10.0%  test 5.0%  0:54 left');
});

test('an epoch without validation images leaves validation out', () => {
  expect(plainLine(epoch(1, { validationImages: 0 }), midway)).not.toContain('validation');
});

test('the start names the engine', () => {
  expect(plainLine(started, empty)).toBe('started on onnxruntime, CPU, 2 threads');
});

test.each([
  [
    'sets it up',
    { cards: 'NVIDIA L4', setUp: 'tensorflow' },
    '"l2t setup tensorflow" sets up an engine that computes on it.',
  ],
  ['says what stops it', { cards: 'NVIDIA L4' }, '"l2t doctor" shows what stops it.'],
])('beside a GPU that is idle it names the command that %s', (_, idle, step) => {
  const line = plainLine(
    { ...started, ...(started.engine && { engine: { ...started.engine, idle } }) },
    empty,
  );
  expect(line).toContain(`\nNVIDIA L4 is idle: this run computes on the processor. ${step}`);
});

test('a run taken up again says where', () => {
  expect(plainLine({ ...started, name: 'resumed', iteration: 12 }, empty)).toBe(
    'resumed after iteration 12 on onnxruntime, CPU, 2 threads',
  );
});

test('iterations and checkpoints are not worth a line', () => {
  const { engine: _, ...event } = started;
  expect([plainLine(iteration(1), empty), plainLine({ ...event, name: 'checkpoint' }, empty)]).toEqual([
    undefined,
    undefined,
  ]);
});

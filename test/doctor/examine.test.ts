/** @file What the doctor finds on any machine that runs the tests. */
import { expect, test } from 'vitest';
import { automaticAmong, examineEngine, missing } from '../../src/doctor/examine.js';
import { examineApart } from '../../src/doctor/examine-apart.js';
import { nextStep } from '../../src/doctor/next-steps.js';
import { workingEngine } from './reports.js';

test('the engine of a plain install works and is measured', async () => {
  expect(await examineEngine('onnxruntime')).toMatchObject({
    works: true,
    device: expect.stringContaining('CPU'),
    gflopPerSecond: expect.any(Number),
  });
});

const linux = (arch: string) => ({ platform: 'linux', arch });

test('an engine of another platform has nothing to do', () => {
  expect(nextStep('onnxruntime-dml', linux('x64'))).toContain('exists on Windows only');
});

test('an engine that could work here has a step to take', () => {
  expect(nextStep('onnxruntime-cuda', linux('x64'))).toContain('l2t setup onnxruntime-cuda');
});

test('an engine of another processor has nothing to do', () => {
  expect(nextStep('onnxruntime-cuda', linux('arm64'))).toContain('exists on Linux x64 only');
});

const program = (code: string) => [process.execPath, '-e', code];

test('an engine that crashes its process is reported, not the end of the doctor', async () => {
  const report = await examineApart('onnxruntime-cuda', program('process.kill(process.pid, "SIGSEGV")'));
  expect(report).toMatchObject({ works: false, why: 'It crashed (SIGSEGV).' });
});

test('an engine that says nothing is reported', async () => {
  const report = await examineApart('onnxruntime-cuda', program('process.exit(3)'));
  expect(report).toMatchObject({ works: false, why: 'It ended without an answer.' });
});

test('an examination that is interrupted ends at once', async () => {
  const signal = AbortSignal.timeout(100);
  const forever = program('setInterval(() => {}, 60_000)');
  expect(await examineApart('tensorflow', forever, { signal })).toMatchObject({ works: false });
});

test('an examination that takes too long ends, and says so', async () => {
  const forever = program('setInterval(() => {}, 60_000)');
  const report = await examineApart('tensorflow', forever, { patience: 0.2 });
  expect(report).toMatchObject({ works: false, why: 'It did not answer within 0.2 seconds.' });
});

test('the report of the process is passed on', async () => {
  const sent = missing('onnxruntime-cuda', 'no card');
  const report = await examineApart(
    'onnxruntime-cuda',
    program(`console.log(${JSON.stringify(JSON.stringify(sent))})`),
  );
  expect(report).toEqual(sent);
});

test('the automatic engine is one that works', () => {
  expect(automaticAmong([workingEngine('onnxruntime', 100), missing('onnxruntime-cuda', 'no card')])).toBe(
    'onnxruntime',
  );
});

test('the automatic engine is the fastest', () => {
  expect(automaticAmong([workingEngine('tensorflow', 130), workingEngine('onnxruntime-cuda', 5000)])).toBe(
    'onnxruntime-cuda',
  );
});

test('of engines that convolve about as fast, TensorFlow is the automatic one', () => {
  expect(automaticAmong([workingEngine('onnxruntime', 140), workingEngine('tensorflow', 125)])).toBe(
    'tensorflow',
  );
});

import { expect, test } from 'vitest';
import type { EngineReport } from '../../src/doctor/examine.js';
import { doctorPage } from '../../src/extension/commands/doctor-page.js';

const works: EngineReport = {
  engine: 'onnxruntime',
  title: 'ONNX Runtime, CPU',
  works: true,
  device: 'CPU',
  threads: 2,
  version: '1.30.0',
  deterministic: true,
  gflopPerSecond: 88.4,
};
const lacks = (why: string): EngineReport => ({
  engine: 'tensorflow',
  title: 'TensorFlow',
  works: false,
  why,
  nextStep: 'Run the set-up.',
});
const page = (...engines: readonly EngineReport[]) =>
  doctorPage({
    version: '0.1.0',
    node: 'v20.20.2',
    platform: 'linux x64',
    automatic: 'onnxruntime',
    engines,
    graphics: { libraries: {} },
  });

test('every engine is a row: those that work with their speed, the others with what to do', () => {
  const text = page(works, lacks('it is not set up.'));
  expect(text).toContain('| ONNX Runtime, CPU | CPU | 88 GFLOP/s | 1\\.30\\.0 |');
  expect(text).toContain('| TensorFlow | It is not set up\\. | Run the set\\-up\\. |');
});

test('what a driver says is no markup and stays in its cell', () => {
  const text = page(lacks('<img src=x> [a](command:b) | `c`\nnext'));
  expect(text).toContain('\\<img src=x\\> \\[a\\]\\(command:b\\) \\| \\`c\\` next');
});

test('where all engines work, nothing is lacking', () => {
  expect(page(works)).not.toContain('lack');
});

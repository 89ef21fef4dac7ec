import { expect, test } from 'vitest';
import type { RealEngineName } from '../../src/catalog/engines.js';
import { lacksSetUp } from '../../src/extension/commands/set-up-advice.js';
import { workingEngine } from '../doctor/reports.js';

test.each<[string, RealEngineName, NodeJS.Platform, boolean]>([
  ['where only engines work that need none', 'onnxruntime', 'linux', true],
  ['where TensorFlow works', 'tensorflow', 'linux', false],
  ['where CUDA was set up', 'onnxruntime-cuda', 'linux', false],
  ['where TensorFlow does not exist', 'onnxruntime', 'darwin', false],
])('%s (%s, %s), a set-up is offered: %s', (_, engine, platform, offered) => {
  const diagnosis = {
    version: '',
    node: '',
    platform,
    engines: [workingEngine(engine)],
    graphics: { libraries: {} },
  };
  expect(lacksSetUp(diagnosis, { platform, arch: 'x64' })).toBe(offered);
});

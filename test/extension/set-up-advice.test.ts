import { expect, test } from 'vitest';
import type { RealEngineName } from '../../src/catalog/engines.js';
import type { EngineReport } from '../../src/doctor/examine.js';
import { lacksSetUp } from '../../src/extension/commands/set-up-advice.js';

const working = (engine: RealEngineName): EngineReport => ({
  engine,
  title: engine,
  works: true,
  device: 'CPU',
  threads: 2,
  version: '1',
  deterministic: true,
  gflopPerSecond: 80,
});

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
    engines: [working(engine)],
    graphics: { libraries: {} },
  };
  expect(lacksSetUp(diagnosis, platform)).toBe(offered);
});

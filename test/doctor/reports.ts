/** @file What a doctor may report of an engine. */
import type { RealEngineName } from '../../src/catalog/engines.js';
import type { WorkingEngine } from '../../src/doctor/examine.js';

export const workingEngine = (engine: RealEngineName, gflopPerSecond = 80): WorkingEngine => ({
  engine,
  title: engine,
  works: true,
  device: 'CPU',
  threads: 2,
  version: '1',
  deterministic: true,
  gflopPerSecond,
});

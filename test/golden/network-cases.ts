/** @file The golden cases of network files in the shared folder. */
import { existsSync } from 'node:fs';
import { passes } from '../../src/cli/golden/comparison.js';
import { type ReadCase, readCases } from '../../src/cli/golden/kinds.js';
import { worstOfEach } from '../../src/cli/golden/report.js';
import type { Engine } from '../../src/engines/engine.js';
import { sharedFolder } from '../shared.js';

/** Every one; none where the shared folder is absent. */
export function sharedNetworkCases(): ReadCase[] {
  const folder = sharedFolder('networks');
  if (!existsSync(folder)) return [];
  return readCases(folder, () => Promise.reject(new Error('no case of network files needs other data')));
}

/** The quantities of a case that are above their tolerances on an engine, with their worst errors. */
export async function networkFailures(golden: ReadCase, engine: Engine): Promise<string[]> {
  return worstOfEach(await golden.run(engine))
    .filter((comparison) => !passes(comparison))
    .map(({ quantity, error }) => `${quantity} ${error.toExponential(1)}`);
}

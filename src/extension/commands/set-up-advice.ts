/** @file Whether the doctor offers to set an engine up. */
import { engineTable, setUpEngineNames } from '../../catalog/engines.js';
import type { Diagnosis } from '../../doctor/diagnosis.js';

/** Where none of the engines that a set-up makes work does: TensorFlow, which computes without a card as well. */
export function lacksSetUp({ engines }: Diagnosis, platform: NodeJS.Platform): boolean {
  const works = engines.some(
    (report) => report.works && setUpEngineNames.some((name) => name === report.engine),
  );
  return !works && engineTable.tensorflow.platforms.some((known) => known === platform);
}

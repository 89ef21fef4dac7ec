/** @file Whether the doctor offers to set an engine up. */
import { existsOn, type Machine, setUpEngineNames } from '../../catalog/engines.js';
import type { Diagnosis } from '../../doctor/diagnosis.js';

/** Where none of the engines that a set-up makes work does: TensorFlow, which computes without a card as well. */
export function lacksSetUp({ engines }: Diagnosis, machine: Machine): boolean {
  const works = engines.some(
    (report) => report.works && setUpEngineNames.some((name) => name === report.engine),
  );
  return !works && existsOn('tensorflow', machine);
}

/** @file What of the Runs view has to be drawn again after a change: a thousand runs are mostly as they were. */
import type { RunSummary } from '../../run/overview/list.js';
import type { ExperimentGroup } from './groups.js';

/** `everything` where lines come, go or move; else the folders of the runs whose lines are others. */
export type TreeChange = 'everything' | readonly string[];

/** What has to be drawn again; an empty list where every line is as it was. */
export function treeChange(
  before: readonly ExperimentGroup[],
  after: readonly ExperimentGroup[],
): TreeChange {
  if (shapeOf(before) !== shapeOf(after)) return 'everything';
  const known = new Map(runsOf(before).map((run) => [run.folder, run]));
  return runsOf(after)
    .filter((run) => isOther(known.get(run.folder), run))
    .map(({ folder }) => folder);
}

const runsOf = (groups: readonly ExperimentGroup[]): RunSummary[] => groups.flatMap(({ runs }) => [...runs]);

const shapeOf = (groups: readonly ExperimentGroup[]): string =>
  JSON.stringify(
    groups.map(({ file, name, runs }) => [
      file,
      name,
      runs.map(({ folder, state }) => [folder, state === 'finished']),
    ]),
  );

function isOther(before: RunSummary | undefined, after: RunSummary): boolean {
  if (before === after) return false;
  return (
    before?.state !== after.state ||
    before.changed !== after.changed ||
    before.aboutDamage !== after.aboutDamage ||
    JSON.stringify(before.about) !== JSON.stringify(after.about) ||
    before.pid !== after.pid ||
    before.elsewhere !== after.elsewhere ||
    before.last?.iteration !== after.last?.iteration ||
    before.progress?.best?.validationAccuracy !== after.progress?.best?.validationAccuracy ||
    before.result?.testAccuracy !== after.result?.testAccuracy
  );
}

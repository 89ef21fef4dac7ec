/** @file The table of results of some runs. */
import type { RunSummary } from '../run/overview/list.js';
import { type Axes, axesOf, isOfSection, labelOf, titleOf } from './axes.js';
import { baselinesOf, type Labelled } from './baseline.js';
import { type FinishedRun, type Group, gathered, groupsOf } from './groups.js';
import { notesOf } from './notes.js';
import { type Paired, paired } from './paired.js';
import type { ResultTable, Row, Section, SeedValue } from './result-table.js';
import { meanOf, samplingError, summaryOf } from './statistics.js';

/** The table of these runs, newest first. Throws `usage/no-baseline`. */
export function tableOf(newestFirst: readonly RunSummary[], asked?: string): ResultTable {
  const finished = newestFirst.flatMap(({ folder, configuration, result }): FinishedRun[] => {
    const { experiment, continuedFrom } = configuration;
    return result ? [{ folder, experiment, result, ...(continuedFrom && { continuedFrom }) }] : [];
  });
  const groups = groupsOf(finished);
  const axes = axesOf(groups);
  const labelled = groups.map((group): Labelled => ({ label: labelOf(axes, group), group }));
  const parts = gathered(labelled, ({ group }) => sectionOf(group));
  const baselines = baselinesOf(parts, asked);
  const sections = parts.map((rows, index) => section(axes, rows, baselines[index]));
  return { axes: axes.row, sections, notes: notesOf(newestFirst, finished.length, sections) };
}

function sectionOf({ settings }: Group): string {
  const of = [...settings].filter(([key]) => isOfSection(key)).sort();
  return JSON.stringify(of.map(([key, { identity }]) => [key, identity]));
}

function section(axes: Axes, rows: readonly Labelled[], baseline: Labelled | undefined): Section {
  const best = rows.reduce((left, right) => (accuracyOf(right) > accuracyOf(left) ? right : left));
  return {
    title: titleOf(axes, best.group),
    ...(baseline && { baseline: baseline.label }),
    rows: rows.map((row) => rowOf(axes, row, best, baseline)),
  };
}

const accuracyOf = ({ group }: Labelled): number =>
  meanOf(group.runs.map(({ result }) => result.testAccuracy));

function rowOf(axes: Axes, row: Labelled, best: Labelled, baseline: Labelled | undefined): Row {
  const { label, group } = row;
  const seeds = group.runs.map(seedValue);
  const accuracy = summaryOf(seeds.map(({ testAccuracy }) => testAccuracy));
  const difference = baseline && baseline !== row ? paired(group, baseline.group) : undefined;
  const [images, ...otherImages] = new Set(seeds.map(({ testImages }) => testImages));
  const sameImages = images !== undefined && otherImages.length === 0;
  return {
    label,
    axes: axes.row.map((key) => axes.shown(group, key)),
    accuracy,
    ...(sameImages && { samplingError: samplingError(accuracy.mean, images) }),
    ...(difference && { difference }),
    standing: row === best ? 'best' : standingOf(paired(group, best.group)),
    seconds: meanOf(seeds.map(({ seconds }) => seconds)),
    epochs: meanOf(seeds.map(({ epochs }) => epochs)),
    seeds,
  };
}

function standingOf(toBest: Paired | undefined): Row['standing'] {
  if (toBest?.p === undefined) return 'unclear';
  return toBest.p > 0.05 ? 'not-distinguishable' : 'worse';
}

const seedValue = ({ folder, experiment, result }: FinishedRun): SeedValue => ({
  seed: experiment.seed,
  dataSeed: experiment.data.seed,
  testAccuracy: result.testAccuracy,
  validationAccuracy: result.validationAccuracy,
  testImages: result.testImages,
  seconds: result.seconds,
  epochs: result.epochs,
  run: folder,
});

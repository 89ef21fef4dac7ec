/** @file What a reader of a table of results should know, in sentences. */
import { t } from '@vscode/l10n';
import type { RunSummary } from '../run/overview/list.js';
import type { Section } from './result-table.js';

/** @param finished how many of the runs have a result. */
export function notesOf(
  runs: readonly RunSummary[],
  finished: number,
  sections: readonly Section[],
): string[] {
  const rows = sections.flatMap((section) => section.rows);
  const counted = rows.reduce((sum, { seeds }) => sum + seeds.length, 0);
  const failed = runs.filter(({ state }) => state === 'failed').length;
  const unfinished = runs.length - finished - failed;
  const several = sections.some((section) => section.rows.length > 1);
  const said: readonly (readonly [boolean, () => string])[] = [
    [rows.length > 0, () => t('Test accuracy of the epoch that was chosen by validation accuracy.')],
    [
      several,
      () =>
        t(
          'Bold (*): the best mean, and what a paired sign-flip test does not tell from it (p > 0.05, not corrected for the number of comparisons).',
        ),
    ],
    [
      rows.some(({ standing }) => standing === 'unclear'),
      () => t('Bold (?): fewer than 6 seeds are shared with the best, too few to tell.'),
    ],
    [
      sections.some(({ rows: all }) => hasOtherSizes(all)),
      () => t('Test sets differ in size; runs are only compared where theirs are equal.'),
    ],
    [
      sections.some(({ rows: all }) => hasOtherDataSeeds(all)),
      () => t('Seeds of the data differ; runs are only compared where theirs are equal.'),
    ],
    [
      sections.some(({ baseline, rows: all }) => baseline === undefined && all.length > 1),
      () => t('Where there is no single baseline, no differences are given: name one with --baseline.'),
    ],
    [
      finished > counted,
      () =>
        t('Left out, since there are newer ones with the same settings and seed: {0}.', finished - counted),
    ],
    [unfinished > 0, () => t('Left out, not finished: {0}.', unfinished)],
    [failed > 0, () => t('Left out, failed: {0}.', failed)],
  ];
  return said.flatMap(([holds, sentence]) => (holds ? [sentence()] : []));
}

const hasOtherSizes = (rows: Section['rows']): boolean =>
  new Set(rows.flatMap(({ seeds }) => seeds.map(({ testImages }) => testImages))).size > 1;

/** Whether one seed has several seeds of the data. */
function hasOtherDataSeeds(rows: Section['rows']): boolean {
  const seeds = rows.flatMap((row) => row.seeds);
  const both = new Set(seeds.map(({ seed, dataSeed }) => `${seed} ${dataSeed}`));
  return both.size > new Set(seeds.map(({ seed }) => seed)).size;
}

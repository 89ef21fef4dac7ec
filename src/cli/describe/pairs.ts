/** @file The candidate pairs of an experiment as a table: what is resized, and what each costs. */
import { t } from '@vscode/l10n';
import { pairCosts } from '../../catalog/cost.js';
import { methodTable } from '../../catalog/methods.js';
import { textTable } from '../../catalog/text-table.js';
import type { Experiment } from '../../configuration/experiment.js';
import type { networksOf } from './data.js';
import { area, count, firstFitting, indented, left, right, roomIn, size, withBelow } from './layouts.js';

type Described = { readonly experiment: Experiment } & ReturnType<typeof networksOf>;

/** Nothing where the method has no pairs. @param columns of the terminal. */
export function pairLines(described: Described, columns: number): string[] {
  const { experiment } = described;
  const { pairs, sources } = experiment;
  if (pairs.length === 0) return [];
  const { bridges } = methodTable[experiment.method];
  const rows = pairCosts({ ...described, pairs }).map((cost, index) => {
    const pair = pairs[index];
    const prefix = sources.length > 1 ? `${sources[pair?.source ?? 0]?.name}:` : '';
    return {
      source: `${prefix}${pair?.sourceLayer}`,
      from: size(cost.sourceShape),
      target: pair?.targetLayer ?? '',
      to: size(cost.targetShape),
      resizes: cost.resizes ? t('{0} → {1}', area(cost.sourceShape), area(cost.targetShape)) : '',
      costs: bridges ? [count(cost.bridgeParameters), count(cost.multiplyAdds)] : [],
    };
  });
  const [source, target] = [left(t('source layer')), left(t('target layer'))];
  const [output, resizes] = [left(t('output')), left(t('resizes'))];
  const costs = bridges ? [right(t('bridge')), right(t('mult-adds'))] : [];
  const whole = textTable(
    [source, output, target, output, resizes, ...costs],
    rows.map((row) => [row.source, row.from, row.target, row.to, row.resizes, ...row.costs]),
  );
  // The tables of the networks have the shapes too.
  const short = textTable(
    [source, target, resizes, ...costs],
    rows.map((row) => [row.source, row.target, row.resizes, ...row.costs]),
  );
  const stacked = withBelow(
    textTable(
      [source, target, ...costs],
      rows.map((row) => [row.source, row.target, ...row.costs]),
    ),
    [[resizes.title], ...rows.map((row) => [row.resizes])],
  );
  const lines = firstFitting([whole, short, stacked], roomIn(columns));
  return [t('Candidate pairs: {0}', rows.length), ...indented(lines), ''];
}

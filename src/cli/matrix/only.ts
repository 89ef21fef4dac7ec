/** @file `--only method=fm`: the runs of a matrix whose axes have these values. */
import { valueText } from '../../configuration/combined.js';
import type { MatrixRun } from '../../configuration/matrix-runs.js';
import { usageErrors } from '../../errors/usage.js';

/**
 * The runs that agree with every `AXIS=VALUE`; several values of one axis are alternatives.
 * @throws StudioError `usage/unknown-axis`, `usage/no-such-run`.
 */
export function onlyThose(runs: readonly MatrixRun[], conditions: readonly string[]): readonly MatrixRun[] {
  const axes = [...new Set(runs.flatMap(({ combination }) => Object.keys(combination)))];
  const wanted = new Map<string, string[]>();
  for (const condition of conditions) {
    const [axis = '', ...value] = condition.split('=');
    if (!axes.includes(axis) || value.length === 0) throw usageErrors.unknownAxis(condition, axes);
    wanted.set(axis, [...(wanted.get(axis) ?? []), value.join('=')]);
  }
  const chosen = runs.filter(({ combination }) =>
    [...wanted].every(
      ([axis, values]) => axis in combination && values.includes(valueText(combination[axis])),
    ),
  );
  if (chosen.length === 0) throw usageErrors.noSuchRun(conditions.join(' '));
  return chosen;
}

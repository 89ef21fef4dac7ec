/** @file Whether a golden case names every tensor and number of its set-up, so that nothing goes uncompared unnoticed. */
import { t } from '@vscode/l10n';
import { goldenErrors } from '../../errors/golden.js';
import type { MethodSetup } from '../../method/setup.js';
import { phiNames, thetaNames } from '../../method/state.js';
import type { GoldenIterations } from './iteration-case.js';

type Names = readonly string[];

/** @throws StudioError `golden/broken-case` where a name is missing, or one is there that nothing knows. */
export function requireNames(golden: string, where: string, found: Names, wanted: Names): void {
  const missing = wanted.find((name) => !found.includes(name));
  const unknown = found.find((name) => !wanted.includes(name));
  if (missing !== undefined) throw goldenErrors.brokenCase(golden, t('{0} lacks {1}', where, missing));
  if (unknown !== undefined)
    throw goldenErrors.brokenCase(golden, t('{0} names {1}, which nothing knows', where, unknown));
}

/** @throws StudioError `golden/broken-case` where iterations lack a name or a number, or have one that nothing knows. */
export function requireComplete(golden: GoldenIterations, setup: MethodSetup): void {
  const theta = thetaNames(setup);
  const phi = phiNames(setup);
  const broken = (why: string) => goldenErrors.brokenCase(golden.name, why);
  const same = (where: string, found: Names, wanted: Names): void =>
    requireNames(golden.name, where, found, wanted);
  const count = (where: string, found: Names | readonly number[], wanted: number): void => {
    if (found.length !== wanted) throw broken(t('{0} has {1} numbers, not {2}', where, found.length, wanted));
  };

  for (const [index, iteration] of golden.iterations.entries()) {
    const at = (key: string) => `iterations/${index}/${key}`;
    count(at('lambda_mean'), iteration.lambda_mean, setup.pairs.length);
    count(at('lookahead_losses'), iteration.lookahead_losses, setup.lookAheadSteps + 1);
    for (const key of ['hypergradient', 'phi_after'] as const)
      same(at(key), Object.keys(iteration[key]), phi);
    for (const key of ['theta_after_step1', 'theta_end'] as const) {
      const summaries = iteration[key];
      if (summaries) same(at(key), Object.keys(summaries), theta);
    }
  }
  if (!golden.iterations[0]?.theta_after_step1 || !golden.iterations.at(-1)?.theta_end)
    throw broken(t('its first iteration lacks theta_after_step1, or its last one theta_end'));

  const wanted = new Map<string, Names>([
    ['initial', theta],
    ['final', theta],
    ['final_momentum', theta],
    ['final_phi', phi],
    ...golden.iterations.map((_, index): [string, Names] => [`hypergradient/${index}`, phi]),
  ]);
  for (const [group, found] of groups([...golden.tensors.keys()]))
    same(`${golden.name}.safetensors/${group}`, found, wanted.get(group) ?? []);
  if (golden.tensors.size === 0) throw broken(t('{0} is empty', `${golden.name}.safetensors`));
}

/** Names of whole tensors by what stands before their last slash. */
function groups(names: Names): Map<string, string[]> {
  const byGroup = new Map<string, string[]>();
  for (const name of names) {
    const end = name.lastIndexOf('/');
    const group = name.slice(0, Math.max(0, end));
    byGroup.set(group, [...(byGroup.get(group) ?? []), name.slice(end + 1)]);
  }
  return byGroup;
}

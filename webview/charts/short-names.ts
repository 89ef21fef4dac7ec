/** @file What shown runs are called where there is little room: by what differs between them. No DOM. */
import { t } from '@vscode/l10n';
import type { RunView } from '../contract.js';

/** Keys in one name; those that follow say no more than that there are more. */
const mostKeys = 2;

/**
 * `l2t-ww, seed 2`; where two runs share that, the first keys in which those differ as well: `l2t-ww, seed 2, beta 0.25`;
 * and the whole name of those that even these do not tell apart. One a run, in their order, no two alike.
 */
export function shortNames(runs: readonly RunView[]): readonly string[] {
  const names = new Map<string, string>();
  const open = () => runs.filter(({ folder }) => !names.has(folder));
  const attempts: readonly ((alike: readonly RunView[]) => (run: RunView) => string)[] = [
    () => methodAndSeed,
    (alike) => {
      const differing = differencesOf(alike);
      return (run) => [methodAndSeed(run), ...differing(run)].join(', ');
    },
    () =>
      ({ name }) =>
        name,
  ];
  for (const attempt of attempts) {
    const left = open();
    const nameOf = attempt(left);
    const counts = new Map<string, number>();
    for (const run of left) counts.set(nameOf(run), (counts.get(nameOf(run)) ?? 0) + 1);
    for (const run of left) if (counts.get(nameOf(run)) === 1) names.set(run.folder, nameOf(run));
  }
  return runs.map(({ folder, name }) => names.get(folder) ?? name);
}

const methodAndSeed = ({ setup: { method }, seed }: RunView): string => t('{0}, seed {1}', method, seed);

/** What is said of a run among those with the same method and seed. */
function differencesOf(runs: readonly RunView[]): (run: RunView) => readonly string[] {
  const texts = new Map(
    runs.map(({ folder, configuration }) => [
      folder,
      new Map(configuration.map(({ key, value }) => [key, value])),
    ]),
  );
  const all = [...texts.values()];
  const keys = [...new Set(all.flatMap((ofRun) => [...ofRun.keys()]))]
    .filter((key) => key !== 'method' && key !== 'seed')
    .filter((key) => new Set(all.map((ofRun) => ofRun.get(key))).size > 1)
    .slice(0, mostKeys);
  const pairsDiffer = new Set(runs.map(({ setup: { pairs } }) => pairs.length)).size > 1;
  return ({ folder, setup }) => [
    ...(pairsDiffer ? [t('{0} pairs', setup.pairs.length)] : []),
    // The last word of a key is what a person knows it by.
    ...keys.map((key) => `${key.split('.').at(-1)} ${texts.get(folder)?.get(key) ?? '–'}`),
  ];
}

/** @file Finished runs that differ in nothing but their seed are one group. */
import { t } from '@vscode/l10n';
import type { Experiment } from '../configuration/experiment.js';
import type { Continuation } from '../run/folder/continuation.js';
import type { RunResult } from '../run/folder/format.js';
import { type Setting, type Settings, settingsOf } from './settings.js';

export interface FinishedRun {
  readonly folder: string;
  readonly experiment: Experiment;
  readonly continuedFrom?: Continuation;
  readonly result: RunResult;
}

export interface Group {
  readonly settings: Settings;
  /** One a seed, by seed. */
  readonly runs: readonly FinishedRun[];
}

/** The groups of these runs, in the order in which they were begun. @param newestFirst of the same seed, the newest counts. */
export function groupsOf(newestFirst: readonly FinishedRun[]): Group[] {
  const oldestFirst = [...newestFirst].reverse();
  return gathered(oldestFirst, (run) => identityOf(settingsOf(run))).flatMap(split);
}

/** The same text for the same settings, in whatever order the keys came. */
export function identityOf(settings: Settings): string {
  return JSON.stringify([...settings].map(([key, { identity }]) => [key, identity]).sort());
}

/** The data's seed makes groups of its own unless it changes along with the seed: then it is only another seed. */
function split(runs: readonly FinishedRun[]): Group[] {
  const seeds = new Set(runs.map(({ experiment }) => experiment.seed)).size;
  const dataSeeds = new Set(runs.map(({ experiment }) => experiment.data.seed)).size;
  const both = new Set(runs.map(({ experiment: { seed, data } }) => `${seed} ${data.seed}`)).size;
  if (dataSeeds > 1 && seeds === both && dataSeeds === both)
    return [groupOf(runs, { identity: 'seed', shown: t('as seed') })];
  return gathered(runs, ({ experiment }) => String(experiment.data.seed)).map((same) => {
    const seed = String(same[0]?.experiment.data.seed);
    return groupOf(same, { identity: seed, shown: seed });
  });
}

function groupOf(oldestFirst: readonly FinishedRun[], dataSeed: Setting): Group {
  const newest = new Map(oldestFirst.map((run) => [run.experiment.seed, run]));
  const runs = [...newest.values()].sort((left, right) => left.experiment.seed - right.experiment.seed);
  const [first] = runs;
  const settings = new Map(first && settingsOf(first));
  return { settings: settings.set('data.seed', dataSeed), runs };
}

/** Lists of what has the same key, in the order in which the keys first come. */
export function gathered<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const lists = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const list = lists.get(key);
    if (list) list.push(item);
    else lists.set(key, [item]);
  }
  return [...lists.values()];
}

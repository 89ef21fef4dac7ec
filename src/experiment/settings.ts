/** @file What of an experiment decides its result, key by key, and how it is shown. */
import { basename, isAbsolute } from 'node:path';
import { t } from '@vscode/l10n';
import { hyperParameterDefaults, methodTable } from '../catalog/methods.js';
import type { Experiment } from '../configuration/experiment.js';
import type { Continuation } from '../run/folder/continuation.js';

export interface Setting {
  /** Equal where the settings are. */
  readonly identity: string;
  readonly shown: string;
}

/** Keys are paths of keys in the experiment file. */
export type Settings = ReadonlyMap<string, Setting>;

/** What a table shows of a key that is not there. */
export const noSetting: Setting = { identity: '', shown: '' };

/** Seeds make the runs of a group; the others do not decide what is learned. */
const leftOut = new Set([
  'seed',
  'data.seed',
  'engine',
  'checkpointEvery',
  'data.workers',
  'tracking.tensorboard',
]);

/** Those of the meta-networks, which only a method with a look-ahead has. */
const isOfMeta = (key: string): boolean => key.startsWith('metaOptimizer.');

/** Whether only some methods have this key. */
export const isOfMethod = (key: string): boolean =>
  key === 'sources' || key === 'pairs' || key in hyperParameterDefaults || isOfMeta(key);

interface Configured {
  readonly experiment: Experiment;
  readonly continuedFrom?: Continuation;
}

/** All settings but the seeds and those that a method ignores. */
export function settingsOf({ experiment, continuedFrom }: Configured): Settings {
  const settings = new Map<string, Setting>();
  const { sources, pairs, method } = experiment;
  const used = methodTable[method]?.hyperParameters ?? hyperParameterDefaults;
  const hasMeta = methodTable[method]?.lookAhead !== undefined;
  const isIgnored = (key: string) =>
    (key in hyperParameterDefaults && !(key in used)) || (isOfMeta(key) && !hasMeta);
  const add = (path: string, value: unknown): void => {
    if (value === undefined || leftOut.has(path) || isIgnored(path)) return;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) add(path === '' ? key : `${path}.${key}`, inner);
    } else settings.set(path, { identity: JSON.stringify(value), shown: shownValue(value) });
  };
  const { sources: _, pairs: __, ...rest } = experiment;
  add('', rest);
  if (sources.length > 0)
    settings.set('sources', {
      identity: JSON.stringify(sources),
      shown: sources.map(({ network }) => shownValue(network)).join(' + '),
    });
  if (pairs.length > 0)
    settings.set('pairs', { identity: JSON.stringify(pairs), shown: t('{0} pairs', pairs.length) });
  // As many epochs at once are another training.
  if (continuedFrom !== undefined) add('continued after epochs', [...continuedFrom.epochs]);
  return settings;
}

function shownValue(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return isAbsolute(value) ? basename(value) : value;
}

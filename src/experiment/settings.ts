/** @file What of an experiment decides its result, key by key, and how it is shown. */
import { basename, isAbsolute } from 'node:path';
import { t } from '@vscode/l10n';
import type { Experiment } from '../configuration/experiment.js';
import { decides, valuesOf } from '../configuration/training-keys.js';
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

/** They make the runs of a group. */
const seeds = new Set(['seed', 'data.seed']);

interface Configured {
  readonly experiment: Experiment;
  readonly continuedFrom?: Continuation;
}

/** All settings but the seeds and those that a method ignores. */
export function settingsOf({ experiment, continuedFrom }: Configured): Settings {
  const settings = new Map<string, Setting>();
  const { sources, pairs, method } = experiment;
  const add = (key: string, value: unknown) =>
    settings.set(key, { identity: JSON.stringify(value), shown: shownValue(value) });
  for (const [key, value] of valuesOf({ ...experiment, sources: [] }))
    if (!seeds.has(key) && decides(key, method)) add(key, value);
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

/** @file Runs that differ in nothing but their seeds have one label; it says in what they differ from the others. */
import { isOfMethod } from '../../configuration/training-keys.js';
import { plainLine } from '../../errors/plain-text.js';
import { identityOf } from '../../experiment/groups.js';
import { type Settings, settingsOf } from '../../experiment/settings.js';
import type { RunConfiguration } from '../../run/folder/format.js';
import type { RunSummary } from '../../run/overview/list.js';

interface KnownSettings {
  readonly settings: Settings;
  readonly identity: string;
}

/** A run is told of several times a second, and its settings never change. */
const known = new WeakMap<RunConfiguration, KnownSettings>();

function knownSettings({ configuration }: RunSummary): KnownSettings {
  const before = known.get(configuration);
  if (before !== undefined) return before;
  const settings = settingsOf(configuration);
  const fresh = { settings, identity: identityOf(settings) };
  known.set(configuration, fresh);
  return fresh;
}

/** `l2t-ww, beta 0.25` by the folders of the runs; unequal settings never have the same label. */
export function settingsLabels(runs: readonly RunSummary[]): ReadonlyMap<string, string> {
  const all = runs.map(knownSettings);
  const ofEach = new Map(all.map(({ identity, settings }) => [identity, settings]));
  const keys = differingKeys([...ofEach.values()]);
  const labels = new Map<string, string>();
  const taken = new Map<string, number>();
  for (const [identity, settings] of ofEach) {
    const label = labelOf(settings, keys);
    const count = (taken.get(label) ?? 0) + 1;
    taken.set(label, count);
    // Two lists of nine pairs look the same.
    labels.set(identity, count === 1 ? label : `${label} #${count}`);
  }
  return new Map(runs.map(({ folder }, place) => [folder, labels.get(all[place]?.identity ?? '') ?? '']));
}

/** The method always; what a method has and another has not is said by their names. */
function differingKeys(all: readonly Settings[]): readonly string[] {
  const keys = new Set(all.flatMap((settings) => [...settings.keys()]));
  const differs = (key: string) => {
    const identities = all.map((settings) => settings.get(key)?.identity);
    return new Set(isOfMethod(key) ? identities.filter((one) => one !== undefined) : identities).size > 1;
  };
  return ['method', ...[...keys].filter((key) => key !== 'method' && differs(key))];
}

function labelOf(settings: Settings, keys: readonly string[]): string {
  const parts = keys.flatMap((key) => {
    const shown = settings.get(key)?.shown;
    if (shown === undefined || shown === '') return [];
    return [key === 'method' || key === 'pairs' ? shown : `${key} ${shown}`];
  });
  return plainLine(parts.join(', '));
}

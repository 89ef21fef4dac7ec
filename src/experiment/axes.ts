/** @file The keys in which groups differ: what a section is named by, and what a row is. */
import { isOfMethod } from '../configuration/training-keys.js';
import type { Group } from './groups.js';
import { noSetting } from './settings.js';

export interface Axes {
  /** Of other data or another target: results that are not compared with each other. */
  readonly section: readonly string[];
  /** `method` first, whether or not it differs. */
  readonly row: readonly string[];
  /** What is shown of a group's key; '' where it has none. Unequal settings never look the same. */
  readonly shown: (group: Group, key: string) => string;
}

/** Whether groups that differ in this key answer other questions. */
export const isOfSection = (key: string): boolean =>
  (key.startsWith('data.') && key !== 'data.seed') || key === 'target.network' || key === 'target.width';

const settingOf = (group: Group, key: string) => group.settings.get(key) ?? noSetting;

export function axesOf(groups: readonly Group[]): Axes {
  const keys = new Set(groups.flatMap(({ settings }) => [...settings.keys()]));
  const different = [...keys].filter((key) =>
    groups.some((left, index) => groups.slice(index + 1).some((right) => differ(left, right, key))),
  );
  return {
    section: different.filter(isOfSection),
    row: ['method', ...different.filter((key) => key !== 'method' && !isOfSection(key))],
    shown: (group, key) => distinct(groups, group, key),
  };
}

/** What a method has and another has not is said by their names. */
function differ(left: Group, right: Group, key: string): boolean {
  const bothHave = left.settings.has(key) && right.settings.has(key);
  const sameMethod = settingOf(left, 'method').identity === settingOf(right, 'method').identity;
  return (
    (bothHave || sameMethod || !isOfMethod(key)) &&
    settingOf(left, key).identity !== settingOf(right, key).identity
  );
}

/** Two files of one name, or two lists of nine pairs, are numbered. */
function distinct(groups: readonly Group[], group: Group, key: string): string {
  const { identity, shown } = settingOf(group, key);
  const alike = groups.map((other) => settingOf(other, key)).filter((other) => other.shown === shown);
  const identities = [...new Set(alike.map((other) => other.identity))];
  return identities.length > 1 ? `${shown} #${identities.indexOf(identity) + 1}` : shown;
}

/** `l2t-ww, lookAheadSteps 4`: the method and what else differs. */
export function labelOf(axes: Axes, group: Group): string {
  const parts = axes.row.map((key) => {
    const shown = axes.shown(group, key);
    return key === 'method' || key === 'pairs' || shown === '' ? shown : `${key} ${shown}`;
  });
  return parts.filter((part) => part !== '').join(', ');
}

/** `data.dataset cifar10, target.width 0.5`; '' where there is one section only. */
export function titleOf(axes: Axes, group: Group): string {
  return axes.section.map((key) => `${key} ${axes.shown(group, key) || '–'}`).join(', ');
}

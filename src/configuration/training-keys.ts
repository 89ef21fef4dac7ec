/** @file Which keys of a resolved experiment decide what is trained, and what they say. */
import { hyperParameterDefaults, type MethodName, methodTable } from '../catalog/methods.js';
import type { Experiment, ParsedExperiment } from './experiment.js';

/** What computes, how often it is saved and what is written beside it. */
const ofTheMachine = /^(engine|checkpointEvery|data\.workers|tracking\b.*)$/u;

const isOfMeta = (key: string): boolean => key.startsWith('metaOptimizer.');

/** Whether only some methods use a key. @param key path of a key of the experiment file. */
export const isOfMethod = (key: string): boolean =>
  key === 'sources' || key === 'pairs' || key in hyperParameterDefaults || isOfMeta(key);

/** Whether a key changes what a run of this method learns. @param key `optimizer.learningRate`. */
export function decides(key: string, method: MethodName): boolean {
  if (ofTheMachine.test(key)) return false;
  const { hyperParameters, lookAhead } = methodTable[method];
  if (key in hyperParameterDefaults) return key in hyperParameters;
  return lookAhead !== undefined || !isOfMeta(key);
}

/** Every value of an experiment by the path of its key, sources by their places; pairs are left out. */
export function valuesOf({
  pairs: _,
  ...experiment
}: Experiment | ParsedExperiment): [key: string, value: unknown][] {
  const walk = (value: unknown, key: string): [string, unknown][] => {
    if (value === undefined) return [];
    if (typeof value !== 'object' || value === null || (Array.isArray(value) && key !== 'sources'))
      return [[key, value]];
    return Object.entries(value).flatMap(([name, part]) => walk(part, key === '' ? name : `${key}.${name}`));
  };
  return walk(experiment, '');
}

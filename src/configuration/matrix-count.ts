/** @file How many runs a matrix is, in words. */
import { t } from '@vscode/l10n';
import { methodNames } from '../catalog/methods.js';
import { distinguishing, valueText } from './combined.js';
import { type Combination, combinationsOf, type Matrix } from './schema/combinations.js';
import { defaults } from './schema/defaults.js';

/** `54 runs: 3 of method x 6 of seed x 3 of data.imagesPerClass`; what some methods do not use makes fewer. */
export function countText(combinations: readonly Combination[]): string {
  const axes = [...new Set(combinations.flatMap(Object.keys))];
  const parts = axes.map((axis) => {
    const values = combinations.flatMap((each) => (axis in each ? valueText(each[axis]) : []));
    return t('{0} of {1}', new Set(values).size, axis);
  });
  return t('{0} runs: {1}', combinations.length, parts.join(' x '));
}

/**
 * The same of a matrix of which nothing else was resolved.
 * @param written the method that the file names beside the matrix.
 */
export function matrixCountText(matrix: Matrix, written: string | undefined): string {
  const runs = combinationsOf(matrix).flatMap((combination) => {
    const method = methodNames.find((name) => name === (combination.method ?? written ?? defaults.method));
    return method ? [{ method, combination }] : [];
  });
  const apart = distinguishing(runs).map((combination, index) => ({
    method: runs[index]?.method,
    combination,
  }));
  const once = new Map(apart.map((run) => [JSON.stringify(run), run.combination]));
  return countText([...once.values()]);
}

/** @file The golden cases of the shared folder, and what they are computed from. */
import { readFileSync } from 'node:fs';
import { type GoldenCase, readTrainingCase } from '../../src/cli/golden/case.js';
import { caseFiles } from '../../src/cli/golden/case-file.js';
import { type Comparison, passes } from '../../src/cli/golden/comparison.js';
import { readImages } from '../../src/cli/golden/images.js';
import { type GoldenData, readGoldenSource } from '../../src/cli/golden/setup.js';
import { sharedFolder } from '../shared.js';

/** A training case by its name. */
export function sharedCase(name: string): GoldenCase {
  const file = caseFiles(sharedFolder('golden')).find((each) => each.name === name);
  if (!file) throw new Error(`there is no golden case ${name}`);
  return readTrainingCase(file);
}

/** The official source network and CIFAR-10's test batch. */
export async function sharedData(): Promise<GoldenData> {
  const source = sharedFolder('data', 'official', 'tinyimagenet-200-resnet32.pth.tar');
  const file = sharedFolder('data', 'cifar10', 'cifar-10-batches-bin', 'test_batch.bin');
  return { source: await readGoldenSource('resnet32', source), images: { file, bytes: readImages(file) } };
}

/** A JSON file of the golden folder. */
export function goldenJson<T>(name: string): T {
  return JSON.parse(readFileSync(sharedFolder('golden', name), 'utf8')) as T;
}

/** The quantities that are above their tolerances. */
export function failures(comparisons: readonly Comparison[]): string[] {
  return [...new Set(comparisons.filter((one) => !passes(one)).map(({ quantity }) => quantity))];
}

/** @file What `npm run golden` does: it runs every golden case of a folder and prints how each compares. */
import { join, resolve } from 'node:path';
import { engineOpeners, isEngineName } from '../../engines/open.js';
import { usageErrors } from '../../errors/usage.js';
import { passes } from './comparison.js';
import { readImages } from './images.js';
import { readCases } from './kinds.js';
import { goldenReport } from './report.js';
import { type DataOf, readGoldenSource } from './setup.js';

export interface GoldenOptions {
  readonly engine: string;
  /** Weights of the source network. */
  readonly source?: string;
  /** CIFAR-10's `test_batch.bin`. */
  readonly images?: string;
}

/** Where source network and images lie, from the folder that holds both golden cases and data. */
export const usualFiles = {
  source: 'data/official/tinyimagenet-200-resnet32.pth.tar',
  images: 'data/cifar10/cifar-10-batches-bin/test_batch.bin',
} as const;

/** Runs the cases of a folder and prints a table for each; whether all of them hold. */
export async function runGoldenFolder(
  folder: string,
  options: GoldenOptions,
  print: (text: string) => void,
): Promise<boolean> {
  const { engine: engineName } = options;
  if (!isEngineName(engineName)) throw usageErrors.unknownEngine(engineName, Object.keys(engineOpeners));
  const fileOf = (kind: keyof typeof usualFiles) =>
    options[kind] ?? join(resolve(folder, '..'), usualFiles[kind]);
  const dataOf: DataOf = async (network) => ({
    images: { file: fileOf('images'), bytes: readImages(fileOf('images')) },
    source: await readGoldenSource(network, fileOf('source')),
  });
  const cases = readCases(folder, dataOf);
  const engine = await engineOpeners[engineName]();
  let hold = true;
  for (const golden of cases) {
    const start = performance.now();
    const comparisons = await golden.run(engine);
    const seconds = (performance.now() - start) / 1000;
    print(`${goldenReport(golden, comparisons, engineName, seconds).join('\n')}\n`);
    hold = comparisons.every(passes) && hold;
  }
  return hold;
}

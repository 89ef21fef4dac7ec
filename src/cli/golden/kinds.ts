/** @file The kinds of golden cases: how a file of each is known, read, described and run. */
import type { Engine } from '../../engines/engine.js';
import { goldenErrors } from '../../errors/golden.js';
import { readTrainingCase } from './case.js';
import { type CaseFile, caseFiles } from './case-file.js';
import type { Comparison } from './comparison.js';
import { seededImages } from './images.js';
import type { GoldenIterations, GoldenRates } from './iteration-case.js';
import { readGoldenNetwork } from './network.js';
import { readNetworkCase, requireWhole } from './network-case.js';
import { compareNetwork } from './network-compare.js';
import { runNetwork } from './network-program.js';
import { isExact, runGoldenCase, runIterations } from './run.js';
import type { DataOf } from './setup.js';
import { fileTolerancesOf, networkTolerancesOf } from './tolerances.js';
import { readTransferCase, transferTrainingOf } from './transfer-case.js';

/** A case that was read, and can be run on any engine. */
export interface ReadCase {
  readonly name: string;
  /** What it is about, on one line. */
  readonly heading: string;
  readonly run: (engine: Engine) => Promise<Comparison[]>;
}

interface GoldenKind {
  readonly recognizes: (file: CaseFile) => boolean;
  /** @throws StudioError `golden/broken-case` where the file has not the form of its kind. */
  readonly read: (file: CaseFile, dataOf: DataOf) => Omit<ReadCase, 'name'>;
}

const iterationsText = (
  networks: string,
  { pairs, T, batch, iterations }: GoldenRates & GoldenIterations & { readonly pairs: readonly unknown[] },
): string => `${networks}, ${pairs.length} pairs, T = ${T}, batch ${batch}, ${iterations.length} iterations`;

/** In this order: the first that recognizes a file reads it. */
const kinds: readonly GoldenKind[] = [
  {
    // Iterations between two network files.
    recognizes: ({ name, value }) => name.endsWith('.l2t') && 'iterations' in value,
    read: (file) => {
      const golden = readTransferCase(file);
      return {
        heading: iterationsText(`${golden.source} → ${golden.target}`, golden),
        run: async (engine) => {
          const training = await transferTrainingOf(golden, file);
          return runIterations(golden, training, engine, fileTolerancesOf(golden, isExact(engine)));
        },
      };
    },
  },
  {
    // The authors' own iterations, between networks of the table.
    recognizes: ({ value }) => 'iterations' in value,
    read: (file, dataOf) => {
      const golden = readTrainingCase(file);
      return {
        heading: iterationsText(`${golden.source} → ${golden.target} at width ${golden.width}`, golden),
        run: async (engine) => runGoldenCase(golden, await dataOf(golden.source), engine),
      };
    },
  },
  {
    // A network file's numbers.
    recognizes: ({ value }) => 'file' in value,
    read: (file) => {
      const golden = readNetworkCase(file);
      const { batch, image, image_seed: seed, labels, stages } = golden;
      return {
        heading: `${golden.file}, images ${image.join('x')}, batch ${batch}, ${stages.length} stages`,
        run: async (engine) => {
          const network = await readGoldenNetwork(file, golden.file);
          requireWhole(golden, file, network);
          const fed = seededImages(image, seed, labels, network.description.classes);
          const results = await runNetwork(network, fed, engine);
          return compareNetwork(golden, results, networkTolerancesOf(isExact(engine)));
        },
      };
    },
  },
];

/** All golden cases of a folder by file name; other JSON files are passed over. */
export function readCases(folder: string, dataOf: DataOf): ReadCase[] {
  const cases = caseFiles(folder).flatMap((file) => {
    const kind = kinds.find(({ recognizes }) => recognizes(file));
    return kind ? [{ name: file.name, ...kind.read(file, dataOf) }] : [];
  });
  if (cases.length === 0) throw goldenErrors.noCases(folder);
  return cases;
}

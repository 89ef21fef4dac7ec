/** @file Checks that look further than the text and the disk's names: files' content, the machine, its engines. */
import { totalmem } from 'node:os';
import { iterationCost } from '../../catalog/cost.js';
import { datasetTable } from '../../catalog/datasets.js';
import type { NetworkOfExperiment, ParsedExperiment } from '../../configuration/experiment.js';
import { requireNetwork } from '../../configuration/network-description.js';
import { methodOfWeights, targetAsSource } from '../../configuration/target-weights.js';
import { locate } from '../../configuration/text/place.js';
import type { Finding, Problem } from '../../configuration/text/problem.js';
import { machineComplaints } from '../../errors/meaning-complaints.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import type { EngineKnowledge } from './engines.js';
import type { Examiner } from './examiner.js';

export interface SlowCheckTools {
  readonly examiner: Pick<Examiner, 'ask'>;
  readonly engines: Pick<EngineKnowledge, 'lackOf'>;
  /** Without trust no process is started, and what the experiment names is given up where it takes long. */
  readonly trusted: boolean;
  /** Bytes of the machine's memory; default: this one's. */
  readonly memory?: number;
}

type SlowCheck = (experiment: ParsedExperiment, tools: SlowCheckTools) => Promise<readonly Finding[]>;

const weightsFit: SlowCheck = async ({ sources, target, method }, { examiner, trusted }) => {
  const own = targetAsSource(target);
  const asked = [
    ...sources.map((source, index) => ({ source, method, path: ['sources', index] as const })),
    ...(own ? [{ source: own, method: methodOfWeights, path: ['target'] as const }] : []),
  ];
  const findings = await Promise.all(
    asked.map(async ({ source, method, path }): Promise<Finding[]> => {
      if (source.weights === '') return [];
      const found = await examiner.ask({ kind: 'weights', source, method }, trusted);
      if (!found?.error) return [];
      const complaint = { ...found.error, severity: 'error' as const };
      const inKey = found.error.code === 'weights/no-such-key' ? ['key'] : [];
      return [{ path: [...path, 'weights', ...inKey], at: 'value', complaint }];
    }),
  );
  return findings.flat();
};

const dataAreThatDataSet: SlowCheck = async ({ data, batchSize }, { examiner, trusted }) => {
  const { dataset, folder, split, validationFraction, imagesPerClass, seed } = data;
  const { embedded } = datasetTable[dataset];
  const choice = {
    dataset,
    folder,
    validationFraction,
    seed,
    ...(split ? { split } : {}),
    ...(imagesPerClass === undefined ? {} : { imagesPerClass }),
  };
  const found = await examiner.ask({ kind: 'data', choice }, trusted);
  if (found?.error) {
    const path = embedded ? ['data', 'dataset'] : ['data', 'folder'];
    const { code, message, remedy } = found.error;
    const at = code.startsWith('data/split') ? ['data', 'split'] : path;
    return [{ path: at, at: 'value', complaint: { code, message, remedy, severity: 'error' } }];
  }
  const images = found?.trainingImages ?? Number.POSITIVE_INFINITY;
  const { smallest, training = '', notes = [] } = found ?? {};
  return [
    // What comes with the program is as it is meant to be.
    ...(embedded ? [] : notes).map(
      (note): Finding => ({
        path: ['data', 'folder'],
        at: 'value',
        complaint: machineComplaints.dataNote(note, training),
      }),
    ),
    ...(imagesPerClass !== undefined && smallest && smallest.images < imagesPerClass
      ? [
          {
            path: ['data', 'imagesPerClass'],
            at: 'value' as const,
            complaint: machineComplaints.fewImages(imagesPerClass, smallest.name, smallest.images),
          },
        ]
      : []),
    ...(batchSize <= images
      ? []
      : [
          {
            path: ['batchSize'],
            at: 'value' as const,
            complaint: machineComplaints.batchTooLarge(batchSize, images),
          },
        ]),
  ];
};

const memorySuffices: SlowCheck = async (experiment, { memory = totalmem() }) => {
  const { method, pairs, lookAheadSteps, batchSize } = experiment;
  const described = (choice: NetworkOfExperiment) => requireNetwork(choice, 100);
  const needed = iterationCost({
    method,
    pairs,
    lookAheadSteps,
    batchSize,
    sources: experiment.sources.map(described),
    target: described(experiment.target),
  }).memory;
  if (needed <= memory) return [];
  return [{ path: ['batchSize'], at: 'value', complaint: machineComplaints.memoryTooSmall(needed, memory) }];
};

const engineIsHere: SlowCheck = async ({ engine }, { engines, trusted }) => {
  if (engine === 'auto') return [];
  const lack = await engines.lackOf(engine, trusted);
  if (!lack) return [];
  const complaint = machineComplaints.engineMissing(engine, lack.why, lack.nextStep);
  return [{ path: ['engine'], at: 'value', complaint }];
};

const checks = { memorySuffices, weightsFit, dataAreThatDataSet, engineIsHere };

export type SlowCheckName = keyof typeof checks;
const checkNames = Object.keys(checks) as readonly SlowCheckName[];

/**
 * The problems that each check finds, also where they are none, told as each ends: an engine may take a minute to
 * examine.
 * @param missing paths, as texts, of files that are known not to be there.
 */
export function slowProblems(
  document: ExperimentDocument,
  missing: ReadonlySet<string>,
  tools: SlowCheckTools,
  tell: (check: SlowCheckName, problems: readonly Problem[]) => void,
): Promise<void> {
  const { root, parsed, text } = document;
  const { experiment } = parsed;
  if (!root || !experiment) return Promise.resolve();
  const run = async (name: SlowCheckName) => {
    const findings = await checks[name](experiment, tools).catch(() => []);
    const news = findings.filter(({ path }) => !missing.has(JSON.stringify(path)));
    tell(
      name,
      news.map((finding) => locate(text, root, finding)),
    );
  };
  return Promise.all(checkNames.map(run)).then(() => undefined);
}

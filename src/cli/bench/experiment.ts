/** @file An experiment file as something to time: its own networks, pairs and method on images of noise. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { datasetTable } from '../../catalog/datasets.js';
import { isNetworkFile } from '../../catalog/networks/reference.js';
import { networkFilesIn } from '../../configuration/checks/networks.js';
import type { ParsedSource } from '../../configuration/experiment.js';
import { requireNetwork } from '../../configuration/network-description.js';
import { parseExperiment } from '../../configuration/parse.js';
import { readText } from '../../configuration/read.js';
import { configurationErrors } from '../../errors/configuration.js';
import { learnNetworkFiles } from '../../import/learn.js';
import type { MethodSetup } from '../../method/setup.js';
import { initialNetwork } from '../../networks/initialize.js';
import { openSource, openTarget } from '../../networks/open.js';
import type { NamedTensors } from '../../tensor/host-tensor.js';
import { iterationOf, type Subject } from './subjects.js';

/** Classes of data sets that say it only in their folder. */
const someClasses = 10;

/** The time does not depend on weights: without a file of its own a source gets noise. */
async function sourceTensors(source: ParsedSource): Promise<NamedTensors> {
  const { classes = 1000 } = source;
  if (!isNetworkFile(source.network)) return initialNetwork(requireNetwork(source, classes), 2);
  return (await openSource({ ...source, weights: '', classes: requireNetwork(source).classes }, 'l2t-ww'))
    .tensors;
}

/** One training iteration of the experiment; its data is not read. Throws `configuration/invalid`. */
export async function experimentSubject(path: string, batch?: number): Promise<Subject> {
  const file = resolve(path);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw configurationErrors.unreadable(file, cause);
  });
  await learnNetworkFiles(networkFilesIn(readText(text, file).reading));
  const { experiment, problems } = parseExperiment(text, file);
  if (!experiment)
    throw configurationErrors.invalid(
      path,
      problems.map(({ message }) => message),
    );
  const row = datasetTable[experiment.data.dataset];
  const classes = 'classCount' in row ? row.classCount : someClasses;
  const target = await openTarget(experiment.target, classes);
  const sources = experiment.sources.map((source) =>
    requireNetwork(source, isNetworkFile(source.network) ? undefined : (source.classes ?? 1000)),
  );
  const tensors = await Promise.all(experiment.sources.map(sourceTensors));
  const setup: MethodSetup = {
    ...experiment,
    target: target.description,
    sources,
    dropout: experiment.target.dropout ?? true,
  };
  return iterationOf(setup, batch ?? experiment.batchSize, tensors, target.tensors);
}

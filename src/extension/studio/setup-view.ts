/** @file An experiment, of a file or of a run, as the panel draws it. */
import type { SetupView } from '../../../webview/contract.js';
import { type DatasetRow, datasetTable } from '../../catalog/datasets.js';
import type { Experiment, ParsedExperiment } from '../../configuration/experiment.js';

/** Where nothing says how many classes there are; only the classifier depends on it, and no pair ends there. */
const someClasses = 10;

/** The networks, pairs and numbers of an experiment; a run's and a file's are drawn alike. */
export function setupViewOf(experiment: Experiment | ParsedExperiment): SetupView {
  const { sources, target, data, method, pairs, lookAheadSteps, batchSize, beta, epochs } = experiment;
  const { classCount }: DatasetRow = datasetTable[data.dataset];
  return {
    sources: sources.map(({ name, network, width, classes }) => ({
      name,
      network,
      width,
      classes: classes ?? someClasses,
    })),
    target: { ...target, classes: classCount ?? someClasses },
    method,
    pairs,
    lookAheadSteps,
    batchSize,
    beta,
    epochs,
  };
}

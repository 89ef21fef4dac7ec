/** @file An experiment, of a file or of a run, as the panel draws it. */

import type { NetworkView, SetupView } from '../../../webview/contract.js';
import { type DatasetRow, datasetTable } from '../../catalog/datasets.js';
import { unknownNetwork } from '../../catalog/networks/description.js';
import { isNetworkName } from '../../catalog/networks/table.js';
import type { Experiment, NetworkOfExperiment, ParsedExperiment } from '../../configuration/experiment.js';
import { describeChoice } from '../../configuration/network-description.js';

/** Where nothing says how many classes there are; only the classifier depends on it, and no pair ends there. */
const someClasses = 10;

/** A network of the table by its name, which the panel knows; one of a file with all that is known of it. */
function networkView(choice: NetworkOfExperiment, classes: number): NetworkView {
  const { network, width, image, shortcut } = choice;
  if (isNetworkName(network) && !image && !shortcut) return { network, width, classes };
  return { network, width, classes, description: describeChoice(choice, classes) ?? unknownNetwork(network) };
}

/** The networks, pairs and numbers of an experiment; a run's and a file's are drawn alike. */
export function setupViewOf(experiment: Experiment | ParsedExperiment): SetupView {
  const { sources, target, data, method, pairs, lookAheadSteps, batchSize, beta, epochs } = experiment;
  const { classCount }: DatasetRow = datasetTable[data.dataset];
  return {
    sources: sources.map((source) => ({
      name: source.name,
      ...networkView(source, source.classes ?? someClasses),
    })),
    target: networkView(target, classCount ?? someClasses),
    method,
    pairs,
    lookAheadSteps,
    batchSize,
    beta,
    epochs,
  };
}

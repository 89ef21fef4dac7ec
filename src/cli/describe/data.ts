/** @file What `l2t describe` shows: an experiment's networks, pairs and costs, as data. */
import { iterationCost, pairCosts } from '../../catalog/cost.js';
import { type DatasetName, datasetTable } from '../../catalog/datasets.js';
import { layerRows } from '../../catalog/layer-rows.js';
import type { NetworkDescription } from '../../catalog/networks/description.js';
import type { Experiment } from '../../configuration/experiment.js';
import { requireNetwork } from '../../configuration/network-description.js';

/** The number of classes of a data set, where it does not depend on the folder. */
function classCount(dataset: DatasetName): number | undefined {
  const row = datasetTable[dataset];
  return 'classCount' in row ? row.classCount : undefined;
}

/** The networks of an experiment; the target has 0 classes where their number is not known before the data is read. */
export function networksOf({ target, sources, data }: Experiment) {
  return {
    target: requireNetwork(target, classCount(data.dataset) ?? 0),
    sources: sources.map((source) => requireNetwork(source, source.classes)),
  };
}

/** A network as JSON; its feature layers stand with the rows that they are the output of. */
export function networkData(description: NetworkDescription) {
  return {
    network: description.network,
    width: description.width,
    classes: description.classes,
    image: { height: description.image.height, width: description.image.width },
    parameters: description.parameterCount,
    multiplyAdds: description.multiplyAdds,
    layers: layerRows(description).map(({ feature, inner: _, ...row }) => ({
      ...row,
      feature: feature ? { name: feature.name, index: feature.alias } : null,
    })),
  };
}

/** What `l2t describe --json` prints. Multiply-adds are of one image; memory is in bytes; costs are estimates. */
export function experimentData(experiment: Experiment) {
  const networks = networksOf(experiment);
  const setup = { ...experiment, ...networks };
  const costs = pairCosts(setup);
  return {
    method: experiment.method,
    batchSize: experiment.batchSize,
    target: networkData(networks.target),
    sources: networks.sources.map((source, index) => ({
      name: experiment.sources[index]?.name,
      ...networkData(source),
    })),
    pairs: experiment.pairs.map((pair, index) => ({ ...pair, ...costs[index] })),
    iteration: iterationCost(setup),
  };
}

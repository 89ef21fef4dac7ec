/** @file A golden case of the authors' networks as the method is set up with it. */
import { t } from '@vscode/l10n';
import { describeNetwork } from '../../catalog/networks/describe.js';
import { findFeature, type NetworkDescription } from '../../catalog/networks/description.js';
import type { NetworkName } from '../../catalog/networks/table.js';
import { goldenErrors } from '../../errors/golden.js';
import type { MethodSetup } from '../../method/setup.js';
import { loadWeights, readClassCount } from '../../networks/weights/load.js';
import type { NamedTensors } from '../../tensor/host-tensor.js';
import type { GoldenCase } from './case.js';
import { requireNames } from './complete.js';
import { initialTensors } from './fill.js';
import { classes, goldenImages, imageCount } from './images.js';
import { setupOfRates } from './iteration-case.js';
import type { GoldenTraining } from './play.js';

/** What such cases are computed from. */
export interface GoldenData {
  readonly source: GoldenSource;
  /** CIFAR-10's `test_batch.bin`, and its name. */
  readonly images: { readonly file: string; readonly bytes: Uint8Array };
}

/** What cases with this source network are computed from. */
export type DataOf = (source: NetworkName) => Promise<GoldenData>;

/** The source network of golden cases. */
export interface GoldenSource {
  readonly classes: number;
  /** Parameters and statistics by PyTorch name. */
  readonly weights: NamedTensors;
}

/** What a case says of its start and of its iterations, without what should come out. */
export type GoldenStart = Omit<GoldenCase, 'iterations' | 'tensors'>;

/** Loads the source network of this kind from a weight file. */
export async function readGoldenSource(network: NetworkName, file: string): Promise<GoldenSource> {
  const sourceClasses = await readClassCount(file, describeNetwork({ network, classes: 0 }));
  const description = describeNetwork({ network, classes: sourceClasses });
  const { parameters, statistics } = await loadWeights(file, description);
  return { classes: sourceClasses, weights: new Map([...parameters, ...statistics]) };
}

/** The method set up as the case says; the source's class count comes with its weights. */
export function setupOf(golden: GoldenStart, sourceClasses: number): MethodSetup {
  const source = describeNetwork({ network: golden.source, classes: sourceClasses });
  const target = describeNetwork({ network: golden.target, width: golden.width, classes });
  const layer = (network: NetworkDescription, alias: number): string => {
    const feature = findFeature(network, alias);
    if (feature) return feature.name;
    throw goldenErrors.brokenCase(golden.name, t('{0} has no feature layer {1}', network.network, alias));
  };
  return {
    ...setupOfRates(golden),
    target,
    sources: [source],
    pairs: golden.pairs.map(([sourceAlias, targetAlias]) => ({
      source: 0,
      sourceLayer: layer(source, sourceAlias),
      targetLayer: layer(target, targetAlias),
    })),
  };
}

/**
 * So many iterations of a case: its tensors filled, its images taken from CIFAR-10's.
 * @throws StudioError where it cannot be set up as it says, or needs more images than there are.
 */
export function trainingOf(golden: GoldenStart, data: GoldenData, iterations: number): GoldenTraining {
  const { first_image: first, batch } = golden;
  const { source, images } = data;
  const needed = first + iterations * batch;
  if (imageCount(images.bytes) < needed)
    throw goldenErrors.tooFewImages(images.file, needed, imageCount(images.bytes));
  const setup = setupOf(golden, source.classes);
  const parameters = setup.target.parameters.map(({ name }) => name);
  requireNames(golden.name, 'init_seeds', Object.keys(golden.init_seeds), parameters);
  return {
    setup,
    initial: initialTensors(golden.init_seeds, setup),
    source: source.weights,
    batch,
    learningRate: golden.lr,
    images: (iteration) => goldenImages(images.bytes, first + iteration * batch, batch),
  };
}

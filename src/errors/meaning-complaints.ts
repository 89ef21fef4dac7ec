/** @file What can be wrong with what an experiment file means, where every key and value is in form. */
import { t } from '@vscode/l10n';
import { complaint, hint, quotedList, warning } from './complaint.js';

export const sourceComplaints = {
  duplicateName: (name: string) =>
    complaint(
      'duplicate-source-name',
      t('Two sources have the name "{0}".', name),
      t('Give each source a name of its own.'),
    ),
  missing: (method: string) =>
    complaint(
      'sources-missing',
      t('The method {0} learns from a source network, and there is none.', method),
      t('Add "sources": [{ "network": ..., "weights": ... }], or set "method" to "scratch".'),
    ),
  tooMany: (method: string, found: number) =>
    complaint(
      'too-many-sources',
      t('The method {0} learns from one source network, and there are {1}.', method, found),
      t('Keep one source, or choose at, fm, l2t-w, l2t-ww or bilevel.'),
    ),
  differentNetwork: (source: string, target: string) =>
    complaint(
      'different-network',
      t('Fine-tuning starts from the weights of {0}, which do not fit the target {1}.', source, target),
      t('Give target and source the same network and width, or choose another method.'),
    ),
  imageSize: (source: string, sourceSize: string, target: string, targetSize: string) =>
    complaint(
      'image-size',
      t(
        'The source {0} takes images of {1} pixels, the target {2} of {3}; both see the same images.',
        source,
        sourceSize,
        target,
        targetSize,
      ),
      t(
        'Give the one that takes any size "image": { "size": ... }, or choose networks for images of the same size.',
      ),
    ),
};

export const targetComplaints = {
  beginsTwice: (method: string) =>
    complaint(
      'begins-twice',
      t('The method {0} begins with the weights of its source, and the target names others.', method),
      t('Remove "weights" of the target, or set "method" to "scratch", which trains on from them.'),
    ),
  startUnused: () =>
    warning(
      'start-unused',
      t('The target begins with the weights that it names, so "start" does nothing.'),
      t('Remove "start", or "weights".'),
    ),
};

export const networkComplaints = {
  widthOfFile: () =>
    complaint(
      'width-of-file',
      t('A network of a .pt2 file is as wide as the file describes it.'),
      t('Remove "width", or export a network of that width.'),
    ),
  sizeOfFile: (size: string) =>
    complaint(
      'image-size',
      t('The file describes the network for images of {0} pixels.', size),
      t('Remove "size", or export the network with images of the size that you want.'),
    ),
  weightsMissing: (source: string) =>
    complaint(
      'weights-missing',
      t('The source {0} is a network by name, and there is no file with its weights.', source),
      t('Add "weights": a .pth, .pt or .safetensors file.'),
    ),
};

export const pairComplaints = {
  missing: (strategy: string) =>
    complaint(
      'pairs-missing',
      t('The preset "{0}" finds no pair: no source layer is as large as a target layer.', strategy),
      t('Set "pairs" to "all-to-all", which resizes, or list pairs by layer name.'),
    ),
  required: (method: string) =>
    complaint(
      'pairs-missing',
      t('The method {0} matches pairs of layers, and there is none.', method),
      t('Set "pairs" to "one-to-one" or "all-to-all", or list pairs by layer name.'),
    ),
  duplicate: (source: string, target: string) =>
    complaint(
      'duplicate-pair',
      t('The pair of {0} and {1} stands here twice.', source, target),
      t('Keep one of them.'),
    ),
  /** @param network the network as a person knows it, `the source resnet32`. */
  unknownLayer: (layer: string, network: string, nearest: string | undefined, layers: readonly string[]) =>
    complaint(
      'unknown-layer',
      t('{0} has no feature layer {1}.', network, layer),
      nearest === undefined
        ? t('Choose from {0}, or an index from 0 to {1}.', quotedList(layers), layers.length - 1)
        : t('Did you mean "{0}"?', nearest),
    ),
  unknownSource: (name: string, nearest: string | undefined, names: readonly string[]) =>
    complaint(
      'unknown-source',
      t('There is no source "{0}".', name),
      nearest === undefined ? t('Choose from {0}.', quotedList(names)) : t('Did you mean "{0}"?', nearest),
    ),
  whichSource: (layer: string, names: readonly string[]) =>
    complaint(
      'which-source',
      t('There are {0} sources, and {1} does not say which one it belongs to.', names.length, layer),
      t("Put the source's name before it: {0}.", quotedList(names.map((name) => `${name}:${layer}`))),
    ),
};

export const dataComplaints = {
  folderNeeded: (title: string, layout: string) =>
    complaint(
      'folder-needed',
      t('{0} needs a folder, and data has no "folder".', title),
      t('Add "folder" to data. {0}', layout),
    ),
  folderMissing: (folder: string, layout: string) =>
    complaint(
      'folder-missing',
      t('There is no data folder {0}.', folder),
      t('Correct the path; it is relative to the experiment file. {0}', layout),
    ),
  fileMissing: (file: string) =>
    complaint(
      'file-missing',
      t('There is no file {0}.', file),
      t('Correct the path; it is relative to the experiment file.'),
    ),
};

export const methodComplaints = {
  /** @param methods those that use the key. */
  unused: (key: string, method: string, methods: readonly string[]) =>
    warning(
      'unused-key',
      t('The method {0} does not use "{1}".', method, key),
      t('Remove it, or choose a method that does: {0}.', methods.join(', ')),
    ),
};

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1);

/** What only the machine, or the content of files, can tell; the editor says it before a run would. */
export const machineComplaints = {
  batchTooLarge: (batchSize: number, images: number) =>
    warning(
      'batch-too-large',
      t('A mini-batch of {0} is larger than the training set of {1} images.', batchSize, images),
      t('Set "batchSize" to {0} or less.', images),
    ),
  /** @param smallest the class with the fewest training images. */
  fewImages: (limit: number, smallest: string, images: number) =>
    warning(
      'few-images',
      t('Not every class has {0} training images: {1} has {2}.', limit, smallest, images),
      t(
        'Classes with fewer images are trained on all that they have; the largest limit that all reach is {0}.',
        images,
      ),
    ),
  /** @param training what there is to train on, `180 training images, 18 a class`. */
  dataNote: (note: string, training: string) => hint('data-note', note, t('There are {0}.', training)),
  /** @param needed bytes, estimated. @param memory bytes of the machine. */
  memoryTooSmall: (needed: number, memory: number) =>
    warning(
      'memory-too-small',
      t(
        'Training takes about {0} GB of memory, and this machine has {1} GB.',
        gigabytes(needed),
        gigabytes(memory),
      ),
      t('Make "batchSize", "width" or the list of pairs smaller.'),
    ),
  engineMissing: (engine: string, why: string, nextStep: string) =>
    warning('engine-missing', t('The engine {0} does not work on this machine: {1}', engine, why), nextStep),
};

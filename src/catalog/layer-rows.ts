/** @file A network as rows for people: one a convolution, block or pool, with its norm and activation. */
import { t } from '@vscode/l10n';
import type { FeatureLayer, MapShape, NetworkDescription } from './networks/describe.js';
import type { Convolution, Layer } from './networks/layer.js';
import { sizeAfter } from './networks/window.js';

export interface LayerCost {
  readonly parameters: number;
  /** Of one image. */
  readonly multiplyAdds: number;
  /** Numbers that its layers put out for one image: what training has to keep for the gradient. */
  readonly activations: number;
}

export interface LayerRow extends LayerCost {
  /** The PyTorch module's name; '' for what has none. */
  readonly name: string;
  /** `3x3 convolution, stride 2`. */
  readonly title: string;
  readonly output: MapShape;
  /** The feature layer that its output is. */
  readonly feature?: FeatureLayer;
}

interface Passed extends LayerCost {
  readonly output: MapShape;
}

const numbers = ([channels, height, width]: MapShape): number => channels * height * width;

function sliding(
  [, height, width]: MapShape,
  channels: number,
  kernel: number,
  stride: number,
  padding: number,
) {
  const side = (size: number) => sizeAfter(size, kernel, stride, [padding, padding]);
  return [channels, side(height), side(width)] as const;
}

/** What it takes to pass one image's feature map through one layer. */
function pass(layer: Layer, input: MapShape): Passed {
  const unchanged = { output: input, parameters: 0, multiplyAdds: 0, activations: numbers(input) };
  switch (layer.kind) {
    case 'convolution': {
      const { inputChannels, outputChannels, kernel, stride, padding, bias } = layer;
      const output = sliding(input, outputChannels, kernel, stride, padding);
      const weights = inputChannels * outputChannels * kernel * kernel;
      return {
        output,
        parameters: weights + (bias ? outputChannels : 0),
        multiplyAdds: weights * output[1] * output[2],
        activations: numbers(output),
      };
    }
    case 'batch-normalization':
      return { ...unchanged, parameters: 2 * layer.channels };
    case 'residual': {
      const body = passAll(layer.body, input);
      const shortcut = passAll(layer.shortcut, input);
      return {
        output: body.output,
        parameters: body.parameters + shortcut.parameters,
        multiplyAdds: body.multiplyAdds + shortcut.multiplyAdds,
        // The sum and its ReLU come on top.
        activations: body.activations + shortcut.activations + 2 * numbers(body.output),
      };
    }
    case 'max-pool': {
      const output = sliding(input, input[0], layer.size, layer.stride, layer.padding);
      return { ...unchanged, output, activations: numbers(output) };
    }
    case 'global-average-pool':
      return { ...unchanged, output: [input[0], 1, 1], activations: input[0] };
    case 'linear': {
      const { inputs, outputs } = layer;
      return {
        output: [outputs, 1, 1],
        parameters: (inputs + 1) * outputs,
        multiplyAdds: inputs * outputs,
        activations: outputs,
      };
    }
    case 'relu':
      return unchanged;
    case 'feature':
      return { ...unchanged, activations: 0 };
  }
}

function add(left: LayerCost, right: LayerCost): LayerCost {
  return {
    parameters: left.parameters + right.parameters,
    multiplyAdds: left.multiplyAdds + right.multiplyAdds,
    activations: left.activations + right.activations,
  };
}

function passAll(layers: readonly Layer[], input: MapShape): Passed {
  const nothing: Passed = { output: input, parameters: 0, multiplyAdds: 0, activations: 0 };
  return layers.reduce((passed, layer) => {
    const next = pass(layer, passed.output);
    return { output: next.output, ...add(passed, next) };
  }, nothing);
}

const strided = (title: string, stride: number) =>
  stride === 1 ? title : t('{0}, stride {1}', title, stride);

/** Name and title of the layers that begin a row; norms, activations and feature marks belong to the row before. */
function heading(layer: Layer): Pick<LayerRow, 'name' | 'title'> | undefined {
  switch (layer.kind) {
    case 'convolution':
      return {
        name: layer.name,
        title: strided(t('{0} convolution', `${layer.kernel}x${layer.kernel}`), layer.stride),
      };
    case 'residual': {
      const first = layer.body.find((inner): inner is Convolution => inner.kind === 'convolution');
      return {
        name: first?.name.replace(/\.[^.]*$/, '') ?? '',
        title: strided(t('residual block'), first?.stride ?? 1),
      };
    }
    case 'max-pool':
      return { name: '', title: strided(t('{0} max-pool', `${layer.size}x${layer.size}`), layer.stride) };
    case 'global-average-pool':
      return { name: '', title: t('global average pool') };
    case 'linear':
      return { name: layer.name, title: t('linear') };
    case 'batch-normalization':
    case 'relu':
    case 'feature':
      return undefined;
  }
}

/** The rows of a network, in the order of the forward pass; their sums are the network's. */
export function layerRows({ layers, features, imageSize }: NetworkDescription): LayerRow[] {
  const rows: LayerRow[] = [];
  let shape: MapShape = [3, imageSize, imageSize];
  for (const layer of layers) {
    const { output, ...cost } = pass(layer, shape);
    shape = output;
    const title = heading(layer);
    const before = rows.at(-1);
    if (title) rows.push({ ...title, output, ...cost });
    else if (before) {
      const feature =
        layer.kind === 'feature' ? features.find(({ name }) => name === layer.name) : before.feature;
      rows[rows.length - 1] = { ...before, ...add(before, cost), ...(feature ? { feature } : {}) };
    }
  }
  return rows;
}

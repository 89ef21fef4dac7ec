/** @file What is known of a network without building it: feature layers, shapes, parameters, multiply-adds. */
import type { Initialization, Layer } from './layer.js';
import { ones, zeros } from './layer.js';
import { type NetworkName, networkTable } from './table.js';
import { sizeAfter } from './window.js';

/** Channels, height, width. */
export type MapShape = readonly [channels: number, height: number, width: number];

export interface FeatureLayer {
  /** `stage2.block5`, `pool3.input`: what configurations name. */
  readonly name: string;
  /** The authors' index of the same layer; accepted wherever a name is. */
  readonly alias: number;
  readonly title: string;
  readonly shape: MapShape;
  readonly beforeDownSampling: boolean;
  readonly stem: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly shape: readonly number[];
  readonly initialization: Initialization;
}

export interface NetworkDescription {
  readonly network: NetworkName;
  readonly title: string;
  readonly width: number;
  readonly classes: number;
  readonly imageSize: number;
  readonly layers: readonly Layer[];
  readonly features: readonly FeatureLayer[];
  /** Trainable tensors, in PyTorch's order. */
  readonly parameters: readonly Parameter[];
  /** Batch normalization's running mean and variance, in PyTorch's order. */
  readonly statistics: readonly Parameter[];
  readonly parameterCount: number;
  /** Multiply-adds of all convolutions and matrix products of one forward pass of one image. */
  readonly multiplyAdds: number;
}

export interface NetworkChoice {
  readonly network: NetworkName;
  /** Factor on every channel count; 1 unless said otherwise. */
  readonly width?: number;
  readonly classes: number;
  /** Height and width of the images; what the network is made for unless said otherwise. */
  readonly imageSize?: number;
}

/** Walks through the layers of the network's row. Channel counts times `width` are rounded, to 1 at least. */
export function describeNetwork(choice: NetworkChoice): NetworkDescription {
  const row = networkTable[choice.network];
  const width = choice.width ?? 1;
  const imageSize = choice.imageSize ?? row.imageSize;
  const layers = row.layers((full) => Math.max(1, Math.round(full * width)), choice.classes);
  const features: FeatureLayer[] = [];
  const parameters: Parameter[] = [];
  const statistics: Parameter[] = [];
  let multiplyAdds = 0;

  const walk = (sequence: readonly Layer[], entry: MapShape): MapShape => {
    let shape = entry;
    for (const layer of sequence) {
      const [channels, height, mapWidth] = shape;
      switch (layer.kind) {
        case 'convolution': {
          const { name, inputChannels, outputChannels, kernel, stride, padding } = layer;
          shape = [
            outputChannels,
            sizeAfter(height, kernel, stride, [padding, padding]),
            sizeAfter(mapWidth, kernel, stride, [padding, padding]),
          ];
          parameters.push({
            name: `${name}.weight`,
            shape: [outputChannels, inputChannels, kernel, kernel],
            initialization: layer.initialization,
          });
          if (layer.bias)
            parameters.push({ name: `${name}.bias`, shape: [outputChannels], initialization: zeros });
          multiplyAdds += outputChannels * inputChannels * kernel * kernel * shape[1] * shape[2];
          break;
        }
        case 'batch-normalization': {
          const of = (suffix: string, initialization: Initialization): Parameter => ({
            name: `${layer.name}.${suffix}`,
            shape: [layer.channels],
            initialization,
          });
          parameters.push(of('weight', ones), of('bias', zeros));
          statistics.push(of('running_mean', zeros), of('running_var', ones));
          break;
        }
        case 'max-pool':
          shape = [
            channels,
            sizeAfter(height, layer.size, layer.stride, [layer.padding, layer.padding]),
            sizeAfter(mapWidth, layer.size, layer.stride, [layer.padding, layer.padding]),
          ];
          break;
        case 'residual': {
          const end = walk(layer.body, shape);
          walk(layer.shortcut, shape);
          shape = end;
          break;
        }
        case 'feature':
          features.push({
            name: layer.name,
            alias: features.length,
            title: layer.title,
            shape,
            beforeDownSampling: layer.beforeDownSampling,
            stem: layer.stem,
          });
          break;
        case 'global-average-pool':
          shape = [channels, 1, 1];
          break;
        case 'linear':
          parameters.push(
            {
              name: `${layer.name}.weight`,
              shape: [layer.outputs, layer.inputs],
              initialization: layer.initialization,
            },
            { name: `${layer.name}.bias`, shape: [layer.outputs], initialization: layer.biasInitialization },
          );
          shape = [layer.outputs, 1, 1];
          multiplyAdds += layer.inputs * layer.outputs;
          break;
        case 'relu':
          break;
      }
    }
    return shape;
  };
  walk(layers, [3, imageSize, imageSize]);

  return {
    network: choice.network,
    title: row.title,
    width,
    classes: choice.classes,
    imageSize,
    layers,
    features,
    parameters,
    statistics,
    parameterCount: parameters.reduce(
      (sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1),
      0,
    ),
    multiplyAdds,
  };
}

/** The feature layer of this name or of the authors' index, if the network has one. */
export function findFeature(
  description: NetworkDescription,
  nameOrAlias: string | number,
): FeatureLayer | undefined {
  return description.features.find(({ name, alias }) => name === nameOrAlias || alias === nameOrAlias);
}

/** @file What is known of a network without building it: steps, feature layers, tensors, costs. Plain data. */
import type { ImageForm } from './image-form.js';
import type { Initialization } from './initialization.js';
import type { Step } from './step.js';

/** Channels, height, width. */
export type MapShape = readonly [channels: number, height: number, width: number];

export interface FeatureLayer {
  /** `stage2.block5`, `pool3.input`, `layer3.1`: what configurations name. */
  readonly name: string;
  /** The authors' index of the same layer; accepted wherever a name is. */
  readonly alias: number;
  readonly title: string;
  readonly shape: MapShape;
  /** The value (N, C, H, W) that it is. */
  readonly value: string;
  /** Whether it ends a stage: the presets pair such layers. */
  readonly stage: boolean;
}

/** A tensor of the network. */
export interface Parameter {
  readonly name: string;
  readonly shape: readonly number[];
  readonly initialization: Initialization;
}

/** A tensor that nothing changes: masks, tables, buffers that the network reads. */
export interface Constant {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface NetworkDescription {
  /** A name of the table, or the file that describes it. */
  readonly network: string;
  readonly title: string;
  readonly width: number;
  readonly classes: number;
  readonly image: ImageForm;
  readonly steps: readonly Step[];
  /** The value (N, classes). */
  readonly logits: string;
  /** The value (N, channels) that enters the last linear layer, its mean over positions where that is a convolution. */
  readonly pooled: string;
  /** The layer that gives the logits: its tensors depend on the number of classes. */
  readonly head: { readonly weight: string; readonly bias?: string };
  readonly features: readonly FeatureLayer[];
  /** Trainable tensors, in PyTorch's order. */
  readonly parameters: readonly Parameter[];
  /** Batch normalization's running mean and variance, in PyTorch's order. */
  readonly statistics: readonly Parameter[];
  readonly constants: readonly Constant[];
  readonly parameterCount: number;
  /** Multiply-adds of all convolutions and matrix products of one forward pass of one image. */
  readonly multiplyAdds: number;
}

/** The feature layer of this name or of the authors' index, if the network has one. */
export function findFeature(
  description: NetworkDescription,
  nameOrAlias: string | number,
): FeatureLayer | undefined {
  return description.features.find(({ name, alias }) => name === nameOrAlias || alias === nameOrAlias);
}

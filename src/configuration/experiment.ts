/** @file The resolved experiment: every key present, every path absolute, every pair named. The trainer reads this. */
import type { DatasetName } from '../catalog/datasets.js';
import type { EngineName } from '../catalog/engines.js';
import type { MethodName } from '../catalog/methods.js';
import type { ShortcutKind } from '../catalog/networks/basic-block.js';
import type { ImageForm } from '../catalog/networks/image-form.js';
import type { Pair } from '../catalog/pairs.js';

/** A network, and the images that it takes. */
export interface NetworkOfExperiment {
  /** A name of the table, or the absolute path of a file that describes it. */
  readonly network: string;
  /** Factor on every channel count; 1 of a file. */
  readonly width: number;
  /** Absent: the size that the network is made for, normalized as ImageNet's images are. */
  readonly image?: Partial<ImageForm>;
  /** Of a CIFAR ResNet: `padding` has no parameters in its shortcuts. Absent: what the weights say, else `projection`. */
  readonly shortcut?: ShortcutKind;
}

export interface TargetChoice extends NetworkOfExperiment {
  /** Absolute path of the weight file that it begins with; absent: weights drawn by the seed, or as `start` says. */
  readonly weights?: string;
  /** Whether a network of a file starts with the file's weights, or with weights drawn by the seed. Absent: the file's. */
  readonly start?: 'file' | 'redraw';
  /** Whether dropout and stochastic depth act in training. Absent: they do. */
  readonly dropout?: boolean;
}

export interface SourceChoice extends NetworkOfExperiment {
  readonly name: string;
  /** Absolute path of the weight file; '' for the weights of the file that describes the network. */
  readonly weights: string;
  /** Where in the file they lie, a prefix of the tensors' names; absent: wherever they fit. */
  readonly weightsKey?: string;
  /** Classes that the source was trained on: the size of its classifier. */
  readonly classes: number;
}

export interface DataChoice {
  readonly dataset: DatasetName;
  /** Absolute path; '' for data that comes with the product. */
  readonly folder: string;
  /** The authors' split files, absolute. */
  readonly split?: { readonly train?: string; readonly validation?: string; readonly test?: string };
  /** Fraction of the training images that is cut off for validation, where the data has no validation split. */
  readonly validationFraction: number;
  /** Training images a class; absent: all of them. */
  readonly imagesPerClass?: number;
  /** Decides which images are validation and which are left out. */
  readonly seed: number;
  /** Threads that decode and augment. */
  readonly workers: number;
}

export interface Optimizer {
  /** Of the first epoch; it falls to 0 along a cosine. */
  readonly learningRate: number;
  readonly momentum: number;
  readonly weightDecay: number;
}

export interface MetaOptimizer {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
}

export interface Experiment {
  readonly sources: readonly SourceChoice[];
  readonly target: TargetChoice;
  readonly data: DataChoice;
  readonly method: MethodName;
  readonly pairs: readonly Pair[];
  /** Weight of the transfer loss. */
  readonly beta: number;
  /** T: SGD steps on the transfer loss that the meta-networks are judged by. */
  readonly lookAheadSteps: number;
  /** Learning without Forgetting. */
  readonly distillation: { readonly temperature: number; readonly weight: number };
  readonly optimizer: Optimizer;
  readonly metaOptimizer: MetaOptimizer;
  readonly epochs: number;
  readonly batchSize: number;
  readonly seed: number;
  readonly engine: EngineName;
  /** Seconds between checkpoints within an epoch. */
  readonly checkpointEvery: number;
  /** What is written for other programs; absent: nothing. */
  readonly tracking?: { readonly tensorboard?: boolean };
}

/** A source whose class count may still have to be read from its weights. */
export type ParsedSource = Omit<SourceChoice, 'classes'> & { readonly classes?: number };

/** What the text of an experiment file says, before any weight file is read. */
export type ParsedExperiment = Omit<Experiment, 'sources'> & { readonly sources: readonly ParsedSource[] };

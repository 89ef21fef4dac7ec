/** @file What a network is made of, as plain data: no weights, no graph. Shapes are channels, height, width. */

/** How a parameter starts. */
export type Initialization =
  | { readonly kind: 'constant'; readonly value: number }
  /** Normal with mean 0 and this standard deviation. */
  | { readonly kind: 'normal'; readonly deviation: number }
  /** Uniform in ±bound. */
  | { readonly kind: 'uniform'; readonly bound: number };

export interface Convolution {
  readonly kind: 'convolution';
  /** The PyTorch module's name; its parameters are `<name>.weight` (out, in, k, k) and `<name>.bias`. */
  readonly name: string;
  readonly inputChannels: number;
  readonly outputChannels: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly bias: boolean;
  readonly initialization: Initialization;
}

/** Batch normalization; parameters `<name>.weight`, `.bias`, statistics `.running_mean`, `.running_var`. */
export interface BatchNormalization {
  readonly kind: 'batch-normalization';
  readonly name: string;
  readonly channels: number;
}

export interface Linear {
  readonly kind: 'linear';
  /** Parameters `<name>.weight` (out, in) and `<name>.bias`. */
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly initialization: Initialization;
  readonly biasInitialization: Initialization;
}

/** relu(body(x) + shortcut(x)); an empty shortcut is the identity. */
export interface Residual {
  readonly kind: 'residual';
  readonly body: readonly Layer[];
  readonly shortcut: readonly Layer[];
}

export interface MaxPool {
  readonly kind: 'max-pool';
  readonly size: number;
  readonly stride: number;
  readonly padding: number;
}

/** Names the activation at this place as a feature layer. */
export interface FeatureMark {
  readonly kind: 'feature';
  readonly name: string;
  /** What the activation is, for people. */
  readonly title: string;
  /** True where the next layer down-samples, or the network ends: the presets pair such layers. */
  readonly beforeDownSampling: boolean;
  /** Presets leave the stem out. */
  readonly stem: boolean;
}

export type Layer =
  | Convolution
  | BatchNormalization
  | Linear
  | Residual
  | MaxPool
  | FeatureMark
  | { readonly kind: 'relu' }
  | { readonly kind: 'global-average-pool' };

export const batchNormalization = (name: string, channels: number): BatchNormalization => ({
  kind: 'batch-normalization',
  name,
  channels,
});

export const relu: Layer = { kind: 'relu' };

/** Standard deviation √(2 / (k²·out)): Kaiming normal by fan-out. */
export function kaimingNormal(kernel: number, outputChannels: number): Initialization {
  return { kind: 'normal', deviation: Math.sqrt(2 / (kernel * kernel * outputChannels)) };
}

/** PyTorch's default of linear and convolution layers: uniform ±1/√fan-in. */
export function pytorchUniform(fanIn: number): Initialization {
  return { kind: 'uniform', bound: 1 / Math.sqrt(fanIn) };
}

export const zeros: Initialization = { kind: 'constant', value: 0 };
export const ones: Initialization = { kind: 'constant', value: 1 };

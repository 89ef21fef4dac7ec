/** @file How parameters start. */

export type Initialization =
  | { readonly kind: 'constant'; readonly value: number }
  /** Normal with mean 0 and this standard deviation. */
  | { readonly kind: 'normal'; readonly deviation: number }
  /** Uniform in ±bound. */
  | { readonly kind: 'uniform'; readonly bound: number }
  /** As the network's file has it: no rule knows how to draw it. */
  | { readonly kind: 'file' };

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

/** @file How far an engine may be from a golden case (docs/method.md, "Golden cases"). */

export interface Tolerances {
  /** Of θ, momentum, and losses and λ that follow no gradient yet, relative. */
  readonly relative: number;
  /** Of losses and λ that follow gradients, relative. */
  readonly afterGradients: number;
  /** Of the hypergradient, as one vector. */
  readonly hypergradient: number;
  /** Of φ: as one vector, or the largest difference of an element after one step of Adam, and more for every further one. */
  readonly phi:
    | { readonly relative: number }
    | { readonly perElement: number; readonly perFurtherStep: number };
  /** What can be held against whole golden tensors, which are float32. */
  readonly stored: number;
  /** Where θ hardly moves, what it moved by is compared in its place: how finely an engine holds θ, relative. */
  readonly grain?: number;
}

const exactTolerances: Tolerances = {
  relative: 1e-9,
  afterGradients: 1e-9,
  hypergradient: 1e-9,
  phi: { relative: 1e-9 },
  stored: 1e-7,
};

/** Of the authors' networks. @param exact whether the engine computes in float64. */
export function tolerancesOf(
  { width, meta_lr }: { readonly width: number; readonly meta_lr: number },
  exact: boolean,
): Tolerances {
  if (exact) return exactTolerances;
  return {
    relative: 1e-5,
    // At full width some ReLU and max-pool decisions flip in float32, in the authors' own code too: the loss after that
    // look-ahead moves by 2e-5, and with φ, parts of which Adam then turns around, λ moves by 2.5e-4 and losses by 8e-5.
    afterGradients: width >= 1 ? 1e-3 : 1e-5,
    hypergradient: width >= 1 ? 5e-2 : 1e-4,
    // Adam's first steps are ±its learning rate, however small the gradient.
    phi: { perElement: 2 * meta_lr, perFurtherStep: width >= 1 ? 2 * meta_lr : 0 },
    stored: 1e-7,
  };
}

/** How finely golden numbers are written, relative: with twelve digits. */
export const writtenGrain = 5e-12;

/** Of networks that files hold: they are narrow, and their rates small. */
export function fileTolerancesOf({ meta_lr }: { readonly meta_lr: number }, exact: boolean): Tolerances {
  return { ...tolerancesOf({ width: 0, meta_lr }, exact), grain: exact ? 0 : 2 ** -24 };
}

/** Of a network file's numbers. */
export interface NetworkTolerances {
  /** Of logits, maps, running statistics and loss, relative to the tensor's norm. */
  readonly values: number;
  /** Of gradient and Hessian-vector product, relative to the largest norm among all parameters. */
  readonly gradient: number;
  readonly product: number;
}

export const networkTolerancesOf = (exact: boolean): NetworkTolerances =>
  exact ? { values: 1e-9, gradient: 1e-9, product: 1e-9 } : { values: 1e-5, gradient: 1e-4, product: 1e-3 };

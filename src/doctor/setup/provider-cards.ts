/**
 * @file For which cards ONNX Runtime's CUDA provider has kernels. Read from the fatbins of the wheel of 1.30.0: machine code
 * for compute capability 7.5 to 9.0 and for 12.0, which later cards of the same number run too; nothing for 10, and no PTX.
 */
import type { NvidiaDriver } from './nvidia.js';

/** A driver that does not say what the card can do is given the benefit of the doubt: the set-up tries it out. */
export function hasProviderKernels({ capability }: NvidiaDriver): boolean {
  return capability === undefined || (capability >= 7.5 && capability < 10) || capability >= 12;
}

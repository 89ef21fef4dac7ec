/** @file Products of float32 stay products of float32. */

/**
 * Keeps NVIDIA's libraries from rounding what they multiply to TF32, 10 bits of 23, which they do from Ampere on unless
 * they are told not to. The hypergradient is a small difference of large numbers: with operands rounded so, that of the
 * doctor's tiny network is off by four times its size, in float32 by 1e-4 of it. Called before CUDA is loaded, which reads it
 * then.
 */
export function keepFullPrecision(environment: NodeJS.ProcessEnv = process.env): void {
  environment.NVIDIA_TF32_OVERRIDE ??= '0';
}

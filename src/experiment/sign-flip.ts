/** @file The sign-flip test of paired differences: without an effect, each might as well have had the other sign. */
import { randomStream } from '../tensor/random.js';

/** Up to here all 2ⁿ flips are counted: a million. */
const mostExact = 20;
const sampledFlips = 100_000;
/** With fewer pairs even the smallest p, 2/2ⁿ, is above 0.05: nothing can be told. */
export const fewestPairs = 6;

/**
 * The two-sided p of Σd: the share of flips of signs with a sum as far from 0 as that seen. Exact up to 20
 * differences; above, (1 + k) / (1 + 100 000) of flips that are drawn, always the same ones.
 */
export function signFlip(differences: readonly number[]): number {
  const seen = Math.abs(differences.reduce((sum, value) => sum + value, 0));
  const scale = differences.reduce((sum, value) => sum + Math.abs(value), 0);
  // Sums that are equal but for rounding count as equal.
  const far = seen - 1e-9 * scale;
  return differences.length <= mostExact ? exact(differences, far) : sampled(differences, far);
}

/** Each flip differs from the one before in one sign (Gray's code). */
function exact(differences: readonly number[], far: number): number {
  const signed = [...differences];
  const flips = 2 ** signed.length;
  let sum = signed.reduce((total, value) => total + value, 0);
  let count = 1;
  for (let flip = 1; flip < flips; flip++) {
    const index = 31 - Math.clz32(flip & -flip);
    const value = signed[index] ?? 0;
    signed[index] = -value;
    sum -= 2 * value;
    if (Math.abs(sum) >= far) count++;
  }
  return count / flips;
}

function sampled(differences: readonly number[], far: number): number {
  const random = randomStream('sign-flip', differences.length);
  let count = 1;
  for (let flip = 0; flip < sampledFlips; flip++) {
    let sum = 0;
    for (const value of differences) sum += random.uniform() < 0.5 ? value : -value;
    if (Math.abs(sum) >= far) count++;
  }
  return count / (1 + sampledFlips);
}

/**
 * @file Seeded random numbers without state to save: a stream is named by keys (seed, purpose, epoch, image...),
 * so the same keys always give the same numbers, whoever asks and in whatever order.
 */

export type RandomKey = number | string;

/** mulberry32: a 32-bit generator with period 2^32, enough for one image or one tensor a stream. */
export class RandomStream {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** The next 32 random bits as a non-negative integer. */
  bits(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    const a = this.#state;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return this.bits() / 4294967296;
  }

  /** Uniform over 0..bound-1. */
  integer(bound: number): number {
    return Math.floor(this.uniform() * bound);
  }

  /** Standard normal, by Box and Muller. */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** A random order of 0..count-1 (Fisher and Yates). */
  permutation(count: number): Uint32Array {
    const order = Uint32Array.from({ length: count }, (_, index) => index);
    for (let last = count - 1; last > 0; last--) {
      const other = this.integer(last + 1);
      const kept = order[last] ?? 0;
      order[last] = order[other] ?? 0;
      order[other] = kept;
    }
    return order;
  }
}

/** The stream of these keys; different keys give unrelated streams (FNV-1a over the keys, then a final mix). */
export function randomStream(...keys: readonly RandomKey[]): RandomStream {
  let hash = 0x811c9dc5;
  for (const character of keys.map((key) => `${typeof key}:${key};`).join('')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return new RandomStream(hash ^ (hash >>> 16));
}

/**
 * @file A safetensors file that says that it is whole: its metadata hold, under a key of their own, the SHA-256 of all of
 * the file's bytes, in which the sum's own digits count as zeros.
 */
import { createHash, type Hash } from 'node:crypto';
import { weightErrors } from '../errors/weights.js';
import type { Metadata } from './safetensors-header.js';

/** A name that no other program gives to something else. */
const sealKey = 'l2t_sha256';
const noSum = '0'.repeat(64);
const sumPattern = /^[0-9a-f]{64}$/;

/** The metadata of a sealed file. @param pieces those of the file that has these metadata. */
export function withSeal(metadata: Metadata, pieces: (metadata: Metadata) => Iterable<Uint8Array>): Metadata {
  const hash = createHash('sha256');
  for (const piece of pieces({ [sealKey]: noSum, ...metadata })) hash.update(piece);
  return { [sealKey]: hash.digest('hex'), ...metadata };
}

/** Looks, while a file is read, whether it is the one that its metadata tell of. */
export class SealCheck {
  readonly #sum: string | undefined;
  readonly #hash: Hash = createHash('sha256');
  /** What the file says beside its sum. */
  readonly metadata: Metadata;

  /** @param start all bytes up to the end of the header. @throws StudioError `weights/damaged` where the sum is none. */
  constructor(
    start: Uint8Array,
    { [sealKey]: sum, ...metadata }: Metadata,
    private readonly file: string,
  ) {
    this.metadata = metadata;
    this.#sum = sum;
    if (sum === undefined) return;
    if (!sumPattern.test(sum)) throw weightErrors.damaged(file);
    const bytes = Buffer.from(start);
    const place = bytes.indexOf(sum, 0, 'latin1');
    // Written with escapes, which nobody does, it is not found.
    if (place < 0) throw weightErrors.damaged(file);
    this.#hash.update(bytes.fill(noSum, place, place + sum.length, 'latin1'));
  }

  get isSealed(): boolean {
    return this.#sum !== undefined;
  }

  /** Takes the next bytes of the file. */
  take(bytes: Uint8Array): void {
    if (this.#sum !== undefined) this.#hash.update(bytes);
  }

  /** True where it has a sum, else undefined. @throws StudioError `weights/damaged` where the bytes are not those of the sum. */
  end(): true | undefined {
    if (this.#sum === undefined) return undefined;
    if (this.#hash.digest('hex') !== this.#sum) throw weightErrors.damaged(this.file);
    return true;
  }
}

/** @file Damage to the bytes of a file: bits that flip, pieces that are lost, repeated or replaced. */
import type { RandomStream } from '../../src/tensor/random.js';

type Damage = (bytes: Uint8Array, random: RandomStream) => Uint8Array;

const pieceOf = (bytes: Uint8Array, random: RandomStream) => {
  const start = random.integer(bytes.length + 1);
  return [start, start + random.integer(Math.min(64, bytes.length - start) + 1)] as const;
};

const kinds: readonly Damage[] = [
  function flipBit(bytes, random) {
    const place = random.integer(bytes.length);
    return bytes.with(place, (bytes[place] ?? 0) ^ (1 << random.integer(8)));
  },
  function replaceByte(bytes, random) {
    return bytes.with(random.integer(bytes.length), random.integer(256));
  },
  function cutOff(bytes, random) {
    return bytes.slice(0, random.integer(bytes.length));
  },
  function loseAPiece(bytes, random) {
    const [start, end] = pieceOf(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  function repeatAPiece(bytes, random) {
    const [start, end] = pieceOf(bytes, random);
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
  },
];

/** The bytes with one to three damages of any kind; never empty to begin with. */
export function damaged(bytes: Uint8Array, random: RandomStream): Uint8Array {
  let result = bytes;
  for (let left = 1 + random.integer(3); left > 0 && result.length > 0; left--) {
    result = kinds[random.integer(kinds.length)]?.(result, random) ?? result;
  }
  return result;
}

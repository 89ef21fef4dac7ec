/** @file Zip archives written by hand, with everything that a directory can claim. */
import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../src/tensor/checksum.js';

export interface WrittenEntry {
  readonly name: string;
  readonly data: Uint8Array;
  readonly deflated?: boolean;
  /** What the directory says instead of the truth. */
  readonly claims?: {
    readonly size?: number;
    readonly packedSize?: number;
    readonly checksum?: number;
    readonly start?: number;
    readonly method?: number;
    readonly flags?: number;
  };
}

export interface WrittenForm {
  /** As a stream, with sizes behind the data, as PyTorch writes. */
  readonly descriptors?: boolean;
  /** All numbers in 64-bit fields. */
  readonly in64?: boolean;
  readonly comment?: string;
}

const absent = 0xffffffff;

function numbers(...parts: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer {
  const buffers = parts.map(([bytes, value]) => {
    const buffer = Buffer.alloc(bytes);
    if (bytes === 2) buffer.writeUInt16LE(value);
    else if (bytes === 4) buffer.writeUInt32LE(value);
    else buffer.writeBigUInt64LE(BigInt(value));
    return buffer;
  });
  return Buffer.concat(buffers);
}

/** The archive of these entries. */
export function zipBytes(
  entries: readonly WrittenEntry[],
  { descriptors = false, in64 = false, comment = '' }: WrittenForm = {},
): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const lengthOf = (buffers: readonly Buffer[]) => buffers.reduce((sum, { length }) => sum + length, 0);
  for (const { name, data, deflated = false, claims = {} } of entries) {
    const start = lengthOf(parts);
    const packed = deflated ? deflateRawSync(data) : Buffer.from(data);
    const truth = {
      size: data.length,
      packedSize: packed.length,
      checksum: crc32(data),
      start,
      method: deflated ? 8 : 0,
      flags: descriptors ? 0x0808 : 0x0800,
    };
    const said = { ...truth, ...claims };
    const nameBytes = Buffer.from(name);
    const padding = numbers([2, 0x4246], [2, 3], [2, 0], [2, 0]).subarray(0, 7);
    const known = (value: number) => (descriptors ? 0 : value);
    parts.push(
      numbers([4, 0x04034b50], [2, 20], [2, truth.flags], [2, truth.method], [4, 0]),
      numbers([4, known(truth.checksum)], [4, known(truth.packedSize)], [4, known(truth.size)]),
      numbers([2, nameBytes.length], [2, padding.length]),
      nameBytes,
      padding,
      packed,
    );
    if (descriptors)
      parts.push(numbers([4, 0x08074b50], [4, truth.checksum], [4, truth.packedSize], [4, truth.size]));
    const extra = in64
      ? numbers(
          [2, 9],
          [2, 1],
          [2, 0],
          [2, 1],
          [2, 24],
          [8, said.size],
          [8, said.packedSize],
          [8, said.start],
        )
      : Buffer.alloc(0);
    // A field of another kind stands in front, one byte long.
    const fields = in64 ? Buffer.concat([extra.subarray(0, 5), extra.subarray(6)]) : extra;
    const in32 = (value: number) => (in64 ? absent : value);
    directory.push(
      numbers([4, 0x02014b50], [2, 20], [2, 20], [2, said.flags], [2, said.method], [4, 0]),
      numbers([4, said.checksum], [4, in32(said.packedSize)], [4, in32(said.size)]),
      numbers([2, nameBytes.length], [2, fields.length], [2, 0], [2, 0], [2, 0], [4, 0]),
      numbers([4, in32(said.start)]),
      nameBytes,
      fields,
    );
  }
  const start = lengthOf(parts);
  const size = lengthOf(directory);
  const count = entries.length;
  const end64 = numbers(
    ...([
      [4, 0x06064b50],
      [8, 44],
      [2, 45],
      [2, 45],
      [4, 0],
      [4, 0],
      [8, count],
      [8, count],
      [8, size],
      [8, start],
      [4, 0x07064b50],
      [4, 0],
      [8, start + size],
      [4, 1],
    ] as const),
  );
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, in64 ? 0xffff : count],
    [2, in64 ? 0xffff : count],
    [4, in64 ? absent : size],
    [4, in64 ? absent : start],
    [2, comment.length],
  );
  return new Uint8Array(
    Buffer.concat([...parts, ...directory, ...(in64 ? [end64] : []), end, Buffer.from(comment)]),
  );
}

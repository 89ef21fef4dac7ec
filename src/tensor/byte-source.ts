/** @file Bytes that are read piece by piece, from a file on the disk or from memory. */
import type { FileHandle } from 'node:fs/promises';
import { readPart } from './read-part.js';

export interface ByteSource {
  /** How many bytes there are. */
  readonly size: number;
  /** So many bytes from a place on, or fewer where the source ends before. Throws the system's errors. */
  readonly read: (start: number, length: number) => Promise<Uint8Array>;
}

/** The bytes of an open file; whoever opened it closes it. */
export async function fileSource(handle: FileHandle): Promise<ByteSource> {
  const { size } = await handle.stat();
  return {
    size,
    read: (start, length) => readPart(handle, start, Math.max(0, Math.min(length, size - start))),
  };
}

/** Bytes in memory, of which nothing is copied. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (start, length) => bytes.subarray(start, start + length) };
}

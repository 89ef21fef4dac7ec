/** @file The lines of a file from its end to its beginning, reading no more of it than is asked for. */
import type { FileHandle } from 'node:fs/promises';
import { openToRead } from '../../tensor/regular-file.js';
import { systemCode } from '../folder/atomic.js';

const newline = 0x0a;
const chunkBytes = 64 * 1024;

/** What is longer is no record, and is never held in memory. */
export const longestLine = 32 * 1024 * 1024;

export interface FileLine {
  /** Empty where the line is longer than any record. */
  readonly bytes: Buffer;
  /** Where the line ends in the file, its newline included. */
  readonly end: number;
  /** Whether it ends with a newline. */
  readonly whole: boolean;
}

/**
 * The lines of a file, last one first; none where there is no file.
 * @param mostBytes no line is given that begins further from the end. Throws `run/foreign-file` and the system's errors.
 */
export async function* linesBackward(
  file: string,
  mostBytes = Number.POSITIVE_INFINITY,
): AsyncGenerator<FileLine, void, void> {
  let handle: FileHandle;
  try {
    handle = await openToRead(file);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  try {
    const { size } = await handle.stat();
    yield* backward(handle, size, Math.max(0, size - mostBytes));
  } finally {
    await handle.close();
  }
}

async function* backward(handle: FileHandle, size: number, first: number): AsyncGenerator<FileLine> {
  let position = size;
  /** The pieces of the line that has not begun yet, last one first. */
  let pieces: Buffer[] = [];
  let length = 0;
  let end = size;
  let whole = false;
  const take = (piece: Buffer) => {
    if (length === 0) whole = piece.at(-1) === newline;
    length += piece.length;
    // Of a line that is too long nothing is kept but its length.
    pieces = length > longestLine ? [] : [piece, ...pieces];
  };
  const line = (): FileLine => {
    const found = { bytes: Buffer.concat(pieces), end, whole };
    end -= length;
    [pieces, length] = [[], 0];
    return found;
  };
  while (position > first) {
    let chunk = Buffer.alloc(Math.min(chunkBytes, position));
    position -= chunk.length;
    await handle.read(chunk, 0, chunk.length, position);
    while (chunk.length > 0) {
      // The last byte of a line may be its own newline, which begins no other.
      const from = length === 0 ? chunk.length - 2 : chunk.length - 1;
      const start = from < 0 ? 0 : chunk.lastIndexOf(newline, from) + 1;
      take(chunk.subarray(start));
      chunk = chunk.subarray(0, start);
      if (start > 0) yield line();
    }
  }
  if (position === 0 && length > 0) yield line();
}

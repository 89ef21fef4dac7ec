/** @file The lines of a file from its end to its beginning, reading no more of it than is asked for. */
import { type FileHandle, open } from 'node:fs/promises';
import { systemCode } from './atomic.js';

const newline = 0x0a;
const chunkBytes = 64 * 1024;

export interface FileLine {
  readonly bytes: Buffer;
  /** Where the line ends in the file, its newline included. */
  readonly end: number;
  /** Whether it ends with a newline. */
  readonly whole: boolean;
}

/** The lines of a file, last one first; none where there is no file. */
export async function* linesBackward(file: string): AsyncGenerator<FileLine, void, void> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  try {
    yield* backward(handle, (await handle.stat()).size);
  } finally {
    await handle.close();
  }
}

async function* backward(handle: FileHandle, size: number): AsyncGenerator<FileLine, void, void> {
  const line = (bytes: Buffer, start: number): FileLine => ({
    bytes,
    end: start + bytes.length,
    whole: bytes.at(-1) === newline,
  });
  let position = size;
  let pending = Buffer.alloc(0);
  while (position > 0) {
    const chunk = Buffer.alloc(Math.min(chunkBytes, position));
    position -= chunk.length;
    await handle.read(chunk, 0, chunk.length, position);
    pending = Buffer.concat([chunk, pending]);
    while (pending.length > 1) {
      const start = pending.lastIndexOf(newline, pending.length - 2) + 1;
      if (start === 0) break;
      yield line(pending.subarray(start), position + start);
      pending = pending.subarray(0, start);
    }
  }
  if (pending.length > 0) yield line(pending, 0);
}

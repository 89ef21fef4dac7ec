/** @file Reads files of any size: Node's own `readFile` refuses what is larger than 2 GiB, and so does one `read`. */
import type { FileHandle } from 'node:fs/promises';
import { openRegularFile } from './regular-file.js';

const largestPiece = 1024 ** 3;

/** The bytes of the file, read in pieces of at most `pieceBytes`. Throws as `openRegularFile` does. */
export async function readWholeFile(file: string, pieceBytes = largestPiece): Promise<Uint8Array> {
  const handle = await openRegularFile(file);
  try {
    return await readPart(handle, 0, (await handle.stat()).size, pieceBytes);
  } finally {
    await handle.close();
  }
}

/** So many bytes from a place in a file on, or fewer where it ends before. Throws the system's errors. */
export async function readPart(
  handle: FileHandle,
  start: number,
  length: number,
  pieceBytes = largestPiece,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < bytes.length) {
    const wanted = Math.min(pieceBytes, bytes.length - filled);
    const { bytesRead } = await handle.read(bytes, filled, wanted, start + filled);
    if (bytesRead === 0) return bytes.slice(0, filled);
    filled += bytesRead;
  }
  return bytes;
}

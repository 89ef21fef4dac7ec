/** @file Reads files of any size: Node's own `readFile` refuses what is larger than 2 GiB, and so does one `read`. */
import type { FileHandle } from 'node:fs/promises';

const largestPiece = 1024 ** 3;

/**
 * So many bytes from a place in a file on, or fewer where it ends before. Throws the system's errors.
 * @param pieceBytes read at once at most.
 */
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

/** @file Reads a file of any size: Node's own `readFile` refuses what is larger than 2 GiB, and so does one `read`. */
import { open } from 'node:fs/promises';

const largestPiece = 1024 ** 3;

/** The bytes of the file, read in pieces of at most `pieceBytes`. Throws the system's errors. */
export async function readWholeFile(file: string, pieceBytes = largestPiece): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const stats = await handle.stat();
    // A pipe has no size before it ends.
    if (!stats.isFile()) return await handle.readFile();
    const bytes = new Uint8Array(stats.size);
    let filled = 0;
    while (filled < bytes.length) {
      const length = Math.min(pieceBytes, bytes.length - filled);
      const { bytesRead } = await handle.read(bytes, filled, length, filled);
      if (bytesRead === 0) return bytes.subarray(0, filled);
      filled += bytesRead;
    }
    return bytes;
  } finally {
    await handle.close();
  }
}

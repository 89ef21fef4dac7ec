/** @file The files in an uncompressed tar archive in memory. */
import { weightErrors } from '../errors/weights.js';

const block = 512;
const regular = new Set(['', '\0', '0']);
const mostEntries = 10_000;

function field(bytes: Uint8Array, start: number, length: number): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString('latin1');
  return text.split('\0', 1)[0] ?? '';
}

/** The sum of a header's bytes, its own field counted as spaces. */
function checksum(header: Uint8Array): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 0x20 : byte), 0);
}

const octal = (text: string): number =>
  /^[0-7 ]+$/.test(text) ? Number.parseInt(text.trim() || '0', 8) : Number.NaN;

const isHeader = (header: Uint8Array): boolean =>
  header.length === block && octal(field(header, 148, 8)) === checksum(header);

/** Whether the bytes begin as a tar archive does. */
export const isTar = (bytes: Uint8Array): boolean => isHeader(bytes.subarray(0, block)) && bytes[0] !== 0;

/** The files by name, without the folders that the names begin with. @throws StudioError where the archive is damaged. */
export function tarEntries(bytes: Uint8Array, file: string): Map<string, Uint8Array> {
  const entries = new Map<string, Uint8Array>();
  let position = 0;
  for (let count = 0; position + block <= bytes.length && bytes[position] !== 0; count++) {
    const header = bytes.subarray(position, position + block);
    const size = octal(field(header, 124, 12));
    if (!isHeader(header) || !(size >= 0) || count >= mostEntries)
      throw weightErrors.malformed(file, `byte ${position}`);
    const start = position + block;
    if (start + size > bytes.length) throw weightErrors.truncated(file, position);
    const name = field(header, 0, 100).split('/').at(-1) ?? '';
    const kind = field(header, 156, 1);
    if (regular.has(kind) && name !== '') entries.set(name, bytes.subarray(start, start + size));
    position = start + Math.ceil(size / block) * block;
  }
  return entries;
}

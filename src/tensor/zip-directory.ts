/**
 * @file The directory at the end of a zip archive, with the 64-bit fields of large ones. It alone is believed about sizes
 * and checksums: what is written as a stream (PyTorch's archives) has none in front of the data.
 */
import { archiveErrors } from '../errors/archive.js';
import type { ByteSource } from './byte-source.js';
import { viewOf } from './element-type.js';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly checksum: number;
  /** Bytes in the archive, and bytes once they are inflated. */
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header starts, and where the next one does, or the directory. */
  readonly start: number;
  readonly limit: number;
}

export const localHeaderBytes = 30;
const entryBytes = 46;
const endBytes = 22;
const end64Bytes = 56;
const locatorBytes = 20;
const longestComment = 0xffff;

const signature = {
  entry: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator: 0x07064b50,
};

/** Values that say that the number stands in a 64-bit field. */
const inField64 = 0xffffffff;
const field64 = 1;
const encryptedFlag = 1;

interface Directory {
  readonly start: number;
  readonly size: number;
  readonly entries: number;
}

/** The entries by name. @throws StudioError `archive/...` where it is no archive, or one that contradicts itself. */
export async function readDirectory(source: ByteSource, file: string): Promise<Map<string, ZipEntry>> {
  const { start, size, entries } = await findDirectory(source, file);
  if (entries > size / entryBytes) throw archiveErrors.damaged(file);
  const bytes = await source.read(start, size);
  if (bytes.length !== size) throw archiveErrors.damaged(file);
  const listed = entriesIn(bytes, entries, file).sort((left, right) => left.start - right.start);
  const byName = new Map<string, ZipEntry>();
  listed.forEach((entry, index) => {
    const limit = listed[index + 1]?.start ?? start;
    // Two names, or two entries, for the same bytes are how small files claim to hold much.
    if (entry.start + localHeaderBytes + entry.packedSize > limit || byName.has(entry.name))
      throw archiveErrors.damaged(file);
    byName.set(entry.name, { ...entry, limit });
  });
  return byName;
}

/** Where the directory lies, by the record at the very end of the archive. */
async function findDirectory(source: ByteSource, file: string): Promise<Directory> {
  const tailStart = Math.max(0, source.size - endBytes - longestComment - locatorBytes);
  const tail = viewOf(await source.read(tailStart, source.size - tailStart));
  let end = tail.byteLength - endBytes;
  const isEnd = (at: number) =>
    tail.getUint32(at, true) === signature.end &&
    at + endBytes + tail.getUint16(at + 20, true) === tail.byteLength;
  while (end >= 0 && !isEnd(end)) end--;
  if (end < 0) {
    const [first, second] = await source.read(0, 2);
    throw first === 0x50 && second === 0x4b
      ? archiveErrors.incomplete(file)
      : archiveErrors.notAnArchive(file);
  }
  const locator = end - locatorBytes;
  const is64 = locator >= 0 && tail.getUint32(locator, true) === signature.locator;
  const directory = is64
    ? await readEnd64(source, Number(tail.getBigUint64(locator + 8, true)), file)
    : {
        entries: tail.getUint16(end + 10, true),
        size: tail.getUint32(end + 12, true),
        start: tail.getUint32(end + 16, true),
      };
  if (directory.start + directory.size > tailStart + end) throw archiveErrors.damaged(file);
  return directory;
}

async function readEnd64(source: ByteSource, start: number, file: string): Promise<Directory> {
  if (start + end64Bytes > source.size) throw archiveErrors.damaged(file);
  const record = viewOf(await source.read(start, end64Bytes));
  if (record.byteLength < end64Bytes || record.getUint32(0, true) !== signature.end64)
    throw archiveErrors.damaged(file);
  const number = (at: number) => Number(record.getBigUint64(at, true));
  return { entries: number(32), size: number(40), start: number(48) };
}

function entriesIn(bytes: Uint8Array, count: number, file: string): ZipEntry[] {
  const view = viewOf(bytes);
  const found: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + entryBytes > bytes.length || view.getUint32(at, true) !== signature.entry)
      throw archiveErrors.damaged(file);
    const nameEnd = at + entryBytes + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > bytes.length) throw archiveErrors.damaged(file);
    const [size = 0, packedSize = 0, start = 0] = in64(
      [at + 24, at + 20, at + 42].map((place) => view.getUint32(place, true)),
      new DataView(bytes.buffer, bytes.byteOffset + nameEnd, extraEnd - nameEnd),
      file,
    );
    found.push({
      name: new TextDecoder().decode(bytes.subarray(at + entryBytes, nameEnd)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & encryptedFlag) !== 0,
      checksum: view.getUint32(at + 16, true),
      packedSize,
      size,
      start,
      limit: start,
    });
    at = next;
  }
  return found;
}

/** The numbers, those that do not fit in 32 bits from the 64-bit field of an entry's extra fields, in the same order. */
function in64(numbers: readonly number[], extra: DataView, file: string): number[] {
  if (!numbers.includes(inField64)) return [...numbers];
  let at = 0;
  while (at + 4 <= extra.byteLength && extra.getUint16(at, true) !== field64)
    at += 4 + extra.getUint16(at + 2, true);
  let place = at + 4;
  return numbers.map((number) => {
    if (number !== inField64) return number;
    if (place + 8 > extra.byteLength) throw archiveErrors.damaged(file);
    place += 8;
    return Number(extra.getBigUint64(place - 8, true));
  });
}

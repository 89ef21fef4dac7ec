/**
 * @file Zip archives entry by entry: of a large one only the directory is read, then what is asked for. Names are names:
 * nothing is ever written, so that a path in them leads nowhere.
 */
import { inflateRawSync } from 'node:zlib';
import { archiveErrors } from '../errors/archive.js';
import type { ByteSource } from './byte-source.js';
import { crc32 } from './checksum.js';
import { viewOf } from './element-type.js';
import { localHeaderBytes, readDirectory, type ZipEntry } from './zip-directory.js';

const localSignature = 0x04034b50;
const stored = 0;
const deflated = 8;

/** What deflate can make of one byte at most. */
const largestRatio = 1032;

export class ZipArchive {
  private constructor(
    readonly file: string,
    /** By name, in the order in which they lie in the file. */
    readonly entries: ReadonlyMap<string, ZipEntry>,
    readonly source: ByteSource,
  ) {}

  /**
   * Reads the directory.
   * @param file what errors call the bytes: its path.
   * @throws StudioError `archive/not-an-archive`, `archive/incomplete`, `archive/damaged`; the system's errors.
   */
  static async open(source: ByteSource, file: string): Promise<ZipArchive> {
    return new ZipArchive(file, await readDirectory(source, file), source);
  }

  /**
   * The bytes of an entry, as many as the directory says and with its checksum. Callers look at `entries` for the size
   * before they ask.
   * @throws StudioError `archive/entry-missing`, `archive/entry-damaged`, `archive/unreadable-entry`.
   */
  async read(name: string): Promise<Uint8Array> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw archiveErrors.entryMissing(this.file, name);
    if (entry.encrypted || ![stored, deflated].includes(entry.method))
      throw archiveErrors.unreadableEntry(this.file, name);
    const packed = await this.#packed(entry);
    const bytes = entry.method === stored ? packed : this.#inflate(entry, packed);
    if (bytes.length !== entry.size || crc32(bytes) !== entry.checksum)
      throw archiveErrors.entryDamaged(this.file, name);
    return bytes;
  }

  /** The bytes behind the local header, whose only use is to tell how long it is itself. */
  async #packed({ name, start, limit, packedSize, size, method }: ZipEntry): Promise<Uint8Array> {
    const largest = method === stored ? packedSize : packedSize * largestRatio;
    const header = viewOf(await this.source.read(start, localHeaderBytes));
    if (
      size > largest ||
      header.byteLength < localHeaderBytes ||
      header.getUint32(0, true) !== localSignature
    )
      throw archiveErrors.entryDamaged(this.file, name);
    const dataStart = start + localHeaderBytes + header.getUint16(26, true) + header.getUint16(28, true);
    if (dataStart + packedSize > limit) throw archiveErrors.entryDamaged(this.file, name);
    return this.source.read(dataStart, packedSize);
  }

  /** Stops at the size that the directory claims. */
  #inflate({ name, size }: ZipEntry, packed: Uint8Array): Uint8Array {
    try {
      const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    } catch (cause) {
      throw archiveErrors.entryDamaged(this.file, name, cause);
    }
  }
}

/** @file The one thing that is read of MATLAB 5 files: the cell array `file_list` of Stanford Dogs, a list of strings. */
import { inflateSync } from 'node:zlib';
import { dataErrors } from '../errors/data.js';

const headerBytes = 128;
/** More than any list of file names; a small file must not inflate without bound. */
const largestList = 64 * 1024 * 1024;
const elementType = { uint16: 4, matrix: 14, compressed: 15 };
const matrixClass = { cell: 1, characters: 4 };

interface Element {
  readonly type: number;
  readonly data: Buffer;
}

/** The strings of `file_list`; `path` is for the error of a file that holds none. */
export function readFileList(bytes: Uint8Array, path: string): string[] {
  let found: string[] | undefined;
  try {
    found = elementsOf(Buffer.from(bytes).subarray(headerBytes))
      .map(fileListOf)
      .find((list) => list !== undefined);
  } catch (cause) {
    throw dataErrors.malformedList(path, cause);
  }
  if (!found) throw dataErrors.malformedList(path);
  return found;
}

/** The elements that follow one another in `bytes`: a tag of 8 bytes (4 where the data is small), data, padding. */
function elementsOf(bytes: Buffer): Element[] {
  const elements: Element[] = [];
  for (let place = 0; place + 8 <= bytes.length; ) {
    const word = bytes.readUInt32LE(place);
    const small = word > 0xffff;
    const type = small ? word & 0xffff : word;
    const length = small ? word >>> 16 : bytes.readUInt32LE(place + 4);
    const start = place + (small ? 4 : 8);
    if (start + length > bytes.length) throw new RangeError(`element of ${length} bytes at ${place}`);
    elements.push({ type, data: bytes.subarray(start, start + length) });
    const padded = type === elementType.compressed ? length : Math.ceil(length / 8) * 8;
    place = small ? place + 8 : start + padded;
  }
  return elements;
}

/** Flags, dimensions, name, then the contents: of a cell array its matrices, of a string its characters. */
function partsOf(matrix: Element): { kind: number; name: string; contents: Element[] } {
  const [flags, , name, ...contents] = elementsOf(matrix.data);
  return { kind: flags?.data[0] ?? 0, name: name?.data.toString('latin1') ?? '', contents };
}

function fileListOf(element: Element): string[] | undefined {
  if (element.type === elementType.compressed) {
    const inflated = inflateSync(element.data, { maxOutputLength: largestList });
    return elementsOf(inflated)
      .map(fileListOf)
      .find((list) => list !== undefined);
  }
  if (element.type !== elementType.matrix) return undefined;
  const { kind, name, contents } = partsOf(element);
  return kind === matrixClass.cell && name === 'file_list' ? contents.map(stringOf) : undefined;
}

function stringOf(element: Element): string {
  const { kind, contents } = partsOf(element);
  const [characters] = contents;
  if (kind !== matrixClass.characters || !characters) throw new TypeError('not a string');
  return characters.data.toString(characters.type === elementType.uint16 ? 'utf16le' : 'utf8');
}

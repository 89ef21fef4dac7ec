/** @file The one thing that is read of MATLAB 5 files: the cell array `file_list` of Stanford Dogs, a list of strings. */
import { inflateSync } from 'node:zlib';
import { dataErrors } from '../errors/data.js';

const headerBytes = 128;
const elementType = { uint16: 4, matrix: 14, compressed: 15 };
const matrixClass = { cell: 1, characters: 4 };

interface Element {
  readonly type: number;
  readonly data: Buffer;
}

/**
 * What may still be made of a file, by its own size: a list of 12,000 file names inflates about
 * tenfold, and has an element for every second byte.
 */
interface Budget {
  bytes: number;
  elements: number;
}

const budgetFor = (fileBytes: number): Budget => ({
  bytes: Math.min(64 * 1024 * 1024, 1024 * 1024 + 100 * fileBytes),
  elements: Math.min(1_000_000, 10_000 + 4 * fileBytes),
});

/** The strings of `file_list`; `path` is for the error of a file that holds none. */
export function readFileList(bytes: Uint8Array, path: string): string[] {
  const budget = budgetFor(bytes.length);
  try {
    for (const element of elementsOf(Buffer.from(bytes).subarray(headerBytes), budget)) {
      const list = fileListOf(element, budget) ?? fileListInside(element, budget);
      if (list) return list;
    }
  } catch (cause) {
    throw dataErrors.malformedList(path, cause);
  }
  throw dataErrors.malformedList(path);
}

/** The elements that follow one another in `bytes`: a tag of 8 bytes (4 where the data is small), data, padding. */
function* elementsOf(bytes: Buffer, budget: Budget): Generator<Element> {
  for (let place = 0; place + 8 <= bytes.length; ) {
    if (budget.elements-- <= 0) throw new RangeError('more elements than a list of file names has');
    const word = bytes.readUInt32LE(place);
    const small = word > 0xffff;
    const type = small ? word & 0xffff : word;
    const length = small ? word >>> 16 : bytes.readUInt32LE(place + 4);
    const start = place + (small ? 4 : 8);
    if (start + length > bytes.length) throw new RangeError(`element of ${length} bytes at ${place}`);
    yield { type, data: bytes.subarray(start, start + length) };
    const padded = type === elementType.compressed ? length : Math.ceil(length / 8) * 8;
    place = small ? place + 8 : start + padded;
  }
}

/** MATLAB compresses an element once: what is compressed again inside is not looked at. */
function fileListInside(element: Element, budget: Budget): string[] | undefined {
  if (element.type !== elementType.compressed) return undefined;
  const inflated = inflateSync(element.data, { maxOutputLength: Math.max(1, budget.bytes) });
  budget.bytes -= inflated.length;
  for (const inner of elementsOf(inflated, budget)) {
    const list = fileListOf(inner, budget);
    if (list) return list;
  }
  return undefined;
}

/** Flags, dimensions, name, then the contents: of a cell array its matrices, of a string its characters. */
function partsOf(
  matrix: Element,
  budget: Budget,
): { kind: number; name: string; contents: Iterable<Element> } {
  const parts = elementsOf(matrix.data, budget);
  const [flags, , name] = [parts.next(), parts.next(), parts.next()].map(({ value }) => value ?? undefined);
  return { kind: flags?.data[0] ?? 0, name: name?.data.toString('latin1') ?? '', contents: parts };
}

function fileListOf(element: Element, budget: Budget): string[] | undefined {
  if (element.type !== elementType.matrix) return undefined;
  const { kind, name, contents } = partsOf(element, budget);
  if (kind !== matrixClass.cell || name !== 'file_list') return undefined;
  return Array.from(contents, (content) => stringOf(content, budget));
}

function stringOf(element: Element, budget: Budget): string {
  const { kind, contents } = partsOf(element, budget);
  const [characters] = contents;
  if (kind !== matrixClass.characters || !characters) throw new TypeError('not a string');
  return characters.data.toString(characters.type === elementType.uint16 ? 'utf16le' : 'utf8');
}

/**
 * @file The header of the safetensors format: eight bytes with its length, then a JSON object that tells of every tensor
 * its type, shape and place. The tensors follow one after another without gaps, little-endian.
 */

import { t } from '@vscode/l10n';
import { weightErrors } from '../errors/weights.js';
import { type ElementType, elementTypes, viewOf } from './element-type.js';
import { elementCount, type NamedTensors } from './host-tensor.js';
import { requireModestHeader } from './safetensors-budget.js';
import { isCounts } from './strided-view.js';

/** Those that are read; a file may hold others (F8_E4M3, U32, ...), which have a place and nothing more. */
const types = new Map<string, ElementType>([
  ['F64', elementTypes.float64],
  ['F32', elementTypes.float32],
  ['F16', elementTypes.float16],
  ['BF16', elementTypes.bfloat16],
  ['I64', elementTypes.int64],
  ['I32', elementTypes.int32],
  ['I16', elementTypes.int16],
  ['I8', elementTypes.int8],
  ['U8', elementTypes.uint8],
  ['BOOL', elementTypes.boolean],
]);

/** The bytes that hold the header's length. */
export const lengthBytes = 8;
const alignment = 8;
/** The format's own limit is 100 MB; a hundred thousand tensors need a tenth of it. */
const longestHeader = 24_000_000;
const metadataKey = '__metadata__';

export type Metadata = Readonly<Record<string, string>>;

/** Where a tensor lies; offsets count from the end of the header. */
export interface TensorPlace {
  readonly name: string;
  /** As the format calls it. */
  readonly dtype: string;
  /** Undefined where its numbers are not read. */
  readonly type: ElementType | undefined;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/** How long the header is. @param bytes the beginning of the file. @throws StudioError where that cannot be. */
export function headerLength(bytes: Uint8Array, file: string): number {
  if (bytes.length < lengthBytes) throw weightErrors.truncated(file, bytes.length);
  const length = Number(viewOf(bytes).getBigUint64(0, true));
  if (length > longestHeader) throw weightErrors.malformed(file, t('the header'));
  return length;
}

/**
 * What a header says, the tensors in the order of the file.
 * @param fileLength of the whole file. @throws StudioError where the tensors do not fill it without gap or overlap.
 */
export function parseHeader(
  json: Uint8Array,
  fileLength: number,
  file: string,
): { readonly places: readonly TensorPlace[]; readonly metadata: Metadata } {
  const { [metadataKey]: metadata = {}, ...entries } = objectIn(json, file);
  if (!isRecord(metadata) || !isTexts(metadata)) throw weightErrors.malformed(file, metadataKey);
  const places = Object.entries(entries).map(([name, entry]) => placeIn(name, entry, file));
  places.sort((left, right) => left.begin - right.begin || left.end - right.end);
  const dataStart = lengthBytes + json.length;
  let filled = 0;
  for (const { name, begin, end } of places) {
    if (begin !== filled) throw weightErrors.malformed(file, name);
    if (dataStart + end > fileLength) throw weightErrors.truncated(file, fileLength);
    filled = end;
  }
  if (dataStart + filled !== fileLength) throw weightErrors.malformed(file, t('the end'));
  return { places, metadata };
}

function objectIn(json: Uint8Array, file: string): Record<string, unknown> {
  requireModestHeader(json, file);
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch (cause) {
    throw weightErrors.malformed(file, t('the header'), cause);
  }
  if (!isRecord(header)) throw weightErrors.malformed(file, t('the header'));
  return header;
}

/** One entry of the header, its shape in agreement with its place. */
function placeIn(name: string, entry: unknown, file: string): TensorPlace {
  const { dtype, shape, data_offsets: offsets } = isRecord(entry) ? entry : {};
  if (typeof dtype !== 'string' || !isCounts(shape) || !isCounts(offsets))
    throw weightErrors.malformed(file, name);
  const type = types.get(dtype);
  const [begin, end, ...more] = offsets;
  if (begin === undefined || end === undefined || end < begin || more.length > 0)
    throw weightErrors.malformed(file, name);
  if (type !== undefined && end - begin !== elementCount(shape) * type.size)
    throw weightErrors.malformed(file, name);
  return { name, dtype, type, shape, begin, end };
}

/** The length and the header of these tensors, in the order given; `integers`: those that are I64 instead of F32. */
export function headerOf(
  tensors: NamedTensors,
  metadata: Metadata,
  integers: ReadonlySet<string>,
): Uint8Array {
  const header = new Map<string, unknown>();
  if (Object.keys(metadata).length > 0) header.set(metadataKey, metadata);
  let length = 0;
  for (const [name, { shape, data }] of tensors) {
    const dtype = integers.has(name) ? 'I64' : 'F32';
    const end = length + data.length * (dtype === 'I64' ? 8 : 4);
    header.set(name, { dtype, shape, data_offsets: [length, end] });
    length = end;
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const padded = Math.ceil(json.length / alignment) * alignment;
  const bytes = new Uint8Array(lengthBytes + padded).fill(0x20, lengthBytes);
  viewOf(bytes).setBigUint64(0, BigInt(padded), true);
  bytes.set(json, lengthBytes);
  return bytes;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(record: Record<string, unknown>): record is Record<string, string> {
  return Object.values(record).every((value) => typeof value === 'string');
}

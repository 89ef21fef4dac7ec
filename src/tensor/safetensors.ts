/**
 * @file The safetensors format: eight bytes with the header's length, a JSON header, then the tensors one after
 * another without gaps, little-endian.
 */
import { t } from '@vscode/l10n';
import { weightErrors } from '../errors/weights.js';
import { type ElementType, elementTypes, viewOf } from './element-type.js';
import { elementCount, type HostTensor, type NamedTensors } from './host-tensor.js';

const types = new Map<unknown, ElementType>([
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

const lengthBytes = 8;
const alignment = 8;
/** The format's own limit. */
const longestHeader = 100_000_000;
const metadataKey = '__metadata__';

export interface Safetensors {
  /** Every tensor as float32, in the order of the file. */
  readonly tensors: NamedTensors;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface SafetensorsOptions {
  /** Tensors to write as I64 instead of F32; their values must be integers. */
  readonly integers?: ReadonlySet<string>;
}

/** Whether the bytes begin as a safetensors file does. */
export function isSafetensors(bytes: Uint8Array): boolean {
  return bytes.length > lengthBytes && bytes[lengthBytes] === 0x7b && bytes[lengthBytes - 1] === 0;
}

/**
 * Reads a safetensors file; numbers of any type become float32.
 * @param file what errors call the bytes: its path.
 * @throws StudioError where the header is not valid, or the tensors do not fill the file without gap or overlap.
 */
export function readSafetensors(bytes: Uint8Array, file = 'The .safetensors file'): Safetensors {
  const { header, dataStart } = readHeader(bytes, file);
  const { [metadataKey]: metadata = {}, ...entries } = header;
  if (!isRecord(metadata) || !isTexts(metadata)) throw weightErrors.malformed(file, metadataKey);

  const rows = Object.entries(entries).map(([name, entry]) => readEntry(name, entry, file));
  rows.sort((left, right) => left.begin - right.begin || left.end - right.end);
  const tensors = new Map<string, HostTensor>();
  let filled = 0;
  for (const { name, type, shape, begin, end } of rows) {
    if (begin !== filled) throw weightErrors.malformed(file, name);
    if (dataStart + end > bytes.length) throw weightErrors.truncated(file, bytes.length);
    filled = end;
    tensors.set(name, { shape, data: toFloat32(bytes.subarray(dataStart + begin, dataStart + end), type) });
  }
  if (dataStart + filled !== bytes.length) throw weightErrors.malformed(file, t('the end'));
  return { tensors, metadata };
}

function readHeader(bytes: Uint8Array, file: string) {
  if (bytes.length < lengthBytes) throw weightErrors.truncated(file, bytes.length);
  const length = Number(viewOf(bytes).getBigUint64(0, true));
  if (length > longestHeader) throw weightErrors.malformed(file, t('the header'));
  const dataStart = lengthBytes + length;
  if (dataStart > bytes.length) throw weightErrors.truncated(file, bytes.length);
  let header: unknown;
  try {
    header = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(lengthBytes, dataStart)),
    );
  } catch (cause) {
    throw weightErrors.malformed(file, t('the header'), cause);
  }
  if (!isRecord(header)) throw weightErrors.malformed(file, t('the header'));
  return { header, dataStart };
}

/** One entry of the header, its shape in agreement with its place; offsets count from the end of the header. */
function readEntry(name: string, entry: unknown, file: string) {
  const { dtype, shape, data_offsets: offsets } = isRecord(entry) ? entry : {};
  const type = types.get(dtype);
  if (type === undefined || !isCounts(shape) || !isCounts(offsets)) throw weightErrors.malformed(file, name);
  const [begin, end, ...more] = offsets;
  const isExact = begin !== undefined && end !== undefined && end - begin === elementCount(shape) * type.size;
  if (!isExact || more.length > 0) throw weightErrors.malformed(file, name);
  return { name, type, shape, begin, end };
}

function toFloat32(bytes: Uint8Array, type: ElementType): Float32Array {
  // Every machine that runs VS Code is little-endian, as the format is: float32 is a copy.
  if (type === elementTypes.float32) return new Float32Array(new Uint8Array(bytes).buffer);
  const view = viewOf(bytes);
  return Float32Array.from({ length: bytes.length / type.size }, (_, index) =>
    type.read(view, index * type.size, true),
  );
}

/**
 * A safetensors file of these tensors, as F32 in the order given; the same input gives the same bytes. The I64 ones
 * come first, so that every tensor lies aligned.
 */
export function writeSafetensors(
  tensors: NamedTensors,
  metadata: Readonly<Record<string, string>> = {},
  { integers = new Set() }: SafetensorsOptions = {},
): Uint8Array {
  const isInteger = ([name]: readonly [string, HostTensor]) => integers.has(name);
  const all = [...tensors];
  const ordered = [...all.filter(isInteger), ...all.filter((entry) => !isInteger(entry))];

  const header = new Map<string, unknown>();
  if (Object.keys(metadata).length > 0) header.set(metadataKey, metadata);
  let length = 0;
  for (const [name, { shape, data }] of ordered) {
    const dtype = integers.has(name) ? 'I64' : 'F32';
    const end = length + data.length * (dtype === 'I64' ? 8 : 4);
    header.set(name, { dtype, shape, data_offsets: [length, end] });
    length = end;
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const headerLength = Math.ceil(json.length / alignment) * alignment;

  const bytes = new Uint8Array(lengthBytes + headerLength + length).fill(
    0x20,
    lengthBytes,
    lengthBytes + headerLength,
  );
  viewOf(bytes).setBigUint64(0, BigInt(headerLength), true);
  bytes.set(json, lengthBytes);
  let position = lengthBytes + headerLength;
  for (const [name, { data }] of ordered) {
    const numbers = integers.has(name) ? BigInt64Array.from(data, (value) => BigInt(value)) : data;
    bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), position);
    position += numbers.byteLength;
  }
  return bytes;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(record: Record<string, unknown>): record is Record<string, string> {
  return Object.values(record).every((value) => typeof value === 'string');
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

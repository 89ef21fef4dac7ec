/** @file The safetensors format: a header, then the tensors one after another. */

import { weightErrors } from '../errors/weights.js';
import { elementTypes, viewOf } from './element-type.js';
import type { HostTensor, NamedTensors } from './host-tensor.js';
import {
  headerLength,
  headerOf,
  lengthBytes,
  type Metadata,
  parseHeader,
  type TensorPlace,
} from './safetensors-header.js';
import { SealCheck, withSeal } from './safetensors-seal.js';

export interface Safetensors {
  /** Every tensor as float32, in the order of the file. */
  readonly tensors: NamedTensors;
  readonly metadata: Metadata;
  /** The file has a check sum, and is the one that it was made of; absent where it has none. */
  readonly sealed?: true;
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
 * @throws StudioError where the header is not valid, the tensors do not fill the file without gap or overlap, or the file
 * has a check sum and is not the one that it was made of.
 */
export function readSafetensors(bytes: Uint8Array, file = 'The .safetensors file'): Safetensors {
  const dataStart = lengthBytes + headerLength(bytes, file);
  if (dataStart > bytes.length) throw weightErrors.truncated(file, bytes.length);
  const { places, metadata } = parseHeader(bytes.subarray(lengthBytes, dataStart), bytes.length, file);
  const seal = new SealCheck(bytes.subarray(0, dataStart), metadata, file);
  seal.take(bytes.subarray(dataStart));
  const sealed = seal.end();
  const tensors = new Map<string, HostTensor>();
  for (const place of places) {
    const copy = new Uint8Array(bytes.subarray(dataStart + place.begin, dataStart + place.end));
    tensors.set(place.name, { shape: place.shape, data: toFloat32(copy, place, file) });
  }
  return { tensors, metadata: seal.metadata, ...(sealed && { sealed }) };
}

/**
 * The numbers of a tensor.
 * @param bytes of its own, which a float32 tensor goes on using.
 * @throws StudioError `weights/unsupported-type` where its type is not read.
 */
export function toFloat32(bytes: Uint8Array<ArrayBuffer>, place: TensorPlace, file: string): Float32Array {
  const { name, type, dtype } = place;
  if (type === undefined) throw weightErrors.unsupportedType(file, name, dtype);
  // Every machine that runs VS Code is little-endian, as the format is.
  if (type === elementTypes.float32) return new Float32Array(bytes.buffer);
  const view = viewOf(bytes);
  return Float32Array.from({ length: bytes.length / type.size }, (_, index) =>
    type.read(view, index * type.size, true),
  );
}

/**
 * The bytes of a safetensors file of these tensors, as F32 in the order given, piece by piece: all of them together may
 * be more than one array can hold. The same input gives the same bytes. The I64 ones come first, so that every tensor
 * lies aligned. Pieces share the memory of their tensors.
 */
export function* safetensorsPieces(
  tensors: NamedTensors,
  metadata: Metadata = {},
  { integers = new Set() }: SafetensorsOptions = {},
): Generator<Uint8Array> {
  const isInteger = ([name]: readonly [string, HostTensor]) => integers.has(name);
  const all = [...tensors];
  const ordered = new Map([...all.filter(isInteger), ...all.filter((entry) => !isInteger(entry))]);
  yield headerOf(ordered, metadata, integers);
  for (const [name, { data }] of ordered) {
    const numbers = integers.has(name) ? BigInt64Array.from(data, (value) => BigInt(value)) : data;
    yield new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  }
}

/** The same with a check sum of all bytes in the metadata, by which a reader knows that the file is whole. */
export function* sealedPieces(
  tensors: NamedTensors,
  metadata: Metadata = {},
  options: SafetensorsOptions = {},
): Generator<Uint8Array> {
  const pieces = (all: Metadata) => safetensorsPieces(tensors, all, options);
  yield* pieces(withSeal(metadata, pieces));
}

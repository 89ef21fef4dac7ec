/**
 * @file Reads a safetensors file tensor by tensor: all of its bytes may be more than one array can hold, which is 4 GiB in
 * Node 20.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { weightErrors } from '../errors/weights.js';
import type { HostTensor } from './host-tensor.js';
import { type Safetensors, toFloat32 } from './safetensors.js';
import {
  headerLength,
  lengthBytes,
  type Metadata,
  parseHeader,
  type TensorPlace,
} from './safetensors-header.js';
import { StoredTensor } from './stored-tensor.js';
import { readPart } from './whole-file.js';

/**
 * The same as `readSafetensors` gives of the file's bytes.
 * @param pieceBytes as much is read at once. @throws StudioError as that does; the system's errors.
 */
export async function readSafetensorsFile(file: string, pieceBytes?: number): Promise<Safetensors> {
  const handle = await open(file, 'r');
  try {
    const { tensors: stored, metadata } = await openSafetensors(handle, file, pieceBytes);
    const tensors = new Map<string, HostTensor>();
    for (const [name, tensor] of stored) tensors.set(name, await tensor.read());
    return { tensors, metadata };
  } finally {
    await handle.close();
  }
}

/** The tensors of an open file, each to be read while it is open. @throws StudioError where the header is not valid. */
export async function openSafetensors(
  handle: FileHandle,
  file: string,
  pieceBytes?: number,
): Promise<{ readonly tensors: ReadonlyMap<string, TensorInFile>; readonly metadata: Metadata }> {
  const { size } = await handle.stat();
  const dataStart = lengthBytes + headerLength(await readPart(handle, 0, lengthBytes), file);
  if (dataStart > size) throw weightErrors.truncated(file, size);
  const header = await wholePart(handle, file, lengthBytes, dataStart);
  const { places, metadata } = parseHeader(header, size, file);
  const read = (place: TensorPlace) =>
    wholePart(handle, file, dataStart + place.begin, dataStart + place.end, pieceBytes);
  return {
    tensors: new Map(places.map((place) => [place.name, new TensorInFile(place, file, read)])),
    metadata,
  };
}

class TensorInFile extends StoredTensor {
  constructor(
    readonly place: TensorPlace,
    readonly file: string,
    readonly bytes: (place: TensorPlace) => Promise<Uint8Array<ArrayBuffer>>,
  ) {
    super();
  }

  get shape(): readonly number[] {
    return this.place.shape;
  }

  async read(): Promise<HostTensor> {
    const { place, file, shape } = this;
    // What cannot be read is not fetched either.
    if (place.type === undefined) throw weightErrors.unsupportedType(file, place.name, place.dtype);
    return { shape, data: toFloat32(await this.bytes(place), place, file) };
  }
}

/** The file may become shorter while it is read. */
async function wholePart(
  handle: FileHandle,
  file: string,
  start: number,
  end: number,
  pieceBytes?: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readPart(handle, start, end - start, pieceBytes);
  if (bytes.length < end - start) throw weightErrors.truncated(file, start + bytes.length);
  return bytes;
}

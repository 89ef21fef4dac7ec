/**
 * @file Reads a safetensors file tensor by tensor: all of its bytes may be more than one array can hold, which is 4 GiB in
 * Node 20.
 */
import type { FileHandle } from 'node:fs/promises';
import { weightErrors } from '../errors/weights.js';
import type { HostTensor } from './host-tensor.js';
import { readPart } from './read-part.js';
import { openToRead } from './regular-file.js';
import { type Safetensors, toFloat32 } from './safetensors.js';
import { headerLength, lengthBytes, parseHeader, type TensorPlace } from './safetensors-header.js';
import { SealCheck } from './safetensors-seal.js';
import { StoredTensor } from './stored-tensor.js';

/**
 * The same as `readSafetensors` gives of the file's bytes.
 * @param pieceBytes as much is read at once. @throws StudioError as that does; the system's errors.
 */
export async function readSafetensorsFile(file: string, pieceBytes?: number): Promise<Safetensors> {
  const handle = await openToRead(file, true);
  try {
    const { tensors: stored, metadata, sealed } = await openSafetensors(handle, file, pieceBytes);
    const tensors = new Map<string, HostTensor>();
    for (const [name, tensor] of stored) tensors.set(name, await tensor.read());
    return { tensors, metadata, ...(sealed && { sealed }) };
  } finally {
    await handle.close();
  }
}

/**
 * The tensors of an open file, each to be read while it is open. A file that says that it is whole is read through first.
 * @throws StudioError where the header is not valid, or the file is not the one that it says to be.
 */
export async function openSafetensors(
  handle: FileHandle,
  file: string,
  pieceBytes?: number,
): Promise<
  Pick<Safetensors, 'metadata' | 'sealed'> & { readonly tensors: ReadonlyMap<string, TensorInFile> }
> {
  const { size } = await handle.stat();
  const prefix = await readPart(handle, 0, lengthBytes);
  const dataStart = lengthBytes + headerLength(prefix, file);
  if (dataStart > size) throw weightErrors.truncated(file, size);
  const header = await wholePart(handle, file, lengthBytes, dataStart);
  const { places, metadata } = parseHeader(header, size, file);
  const seal = new SealCheck(Buffer.concat([prefix, header]), metadata, file);
  for (let at = dataStart; seal.isSealed && at < size; at += sealPieceBytes)
    seal.take(await wholePart(handle, file, at, Math.min(size, at + sealPieceBytes)));
  const sealed = seal.end();
  const read = (place: TensorPlace) =>
    wholePart(handle, file, dataStart + place.begin, dataStart + place.end, pieceBytes);
  return {
    tensors: new Map(places.map((place) => [place.name, new TensorInFile(place, file, read)])),
    metadata: seal.metadata,
    ...(sealed && { sealed }),
  };
}

/** As much is read at once to see whether a file is whole. */
const sealPieceBytes = 16 * 1024 * 1024;

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

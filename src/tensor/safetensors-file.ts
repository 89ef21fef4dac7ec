/**
 * @file Reads a safetensors file tensor by tensor: all of its bytes may be more than one array can hold, which is 4 GiB in
 * Node 20.
 */
import type { FileHandle } from 'node:fs/promises';
import { weightErrors } from '../errors/weights.js';
import type { HostTensor } from './host-tensor.js';
import { openToRead } from './regular-file.js';
import { type Safetensors, toFloat32 } from './safetensors.js';
import { headerLength, lengthBytes, parseHeader } from './safetensors-header.js';
import { SealCheck } from './safetensors-seal.js';
import { readPart } from './whole-file.js';

/**
 * The same as `readSafetensors` gives of the file's bytes.
 * @param pieceBytes as much is read at once. @throws StudioError as that does; the system's errors.
 */
export async function readSafetensorsFile(file: string, pieceBytes?: number): Promise<Safetensors> {
  const handle = await openToRead(file);
  try {
    const { size } = await handle.stat();
    const prefix = await readPart(handle, 0, lengthBytes);
    const dataStart = lengthBytes + headerLength(prefix, file);
    if (dataStart > size) throw weightErrors.truncated(file, size);
    const header = await wholePart(handle, file, lengthBytes, dataStart);
    const { places, metadata } = parseHeader(header, size, file);
    const seal = new SealCheck(Buffer.concat([prefix, header]), metadata, file);
    const tensors = new Map<string, HostTensor>();
    for (const { name, type, shape, begin, end } of places) {
      const bytes = await wholePart(handle, file, dataStart + begin, dataStart + end, pieceBytes);
      seal.take(bytes);
      tensors.set(name, { shape, data: toFloat32(bytes, type) });
    }
    const sealed = seal.end();
    return { tensors, metadata: seal.metadata, ...(sealed && { sealed }) };
  } finally {
    await handle.close();
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

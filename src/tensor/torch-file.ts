/**
 * @file Files of `torch.save` as plain data, in both forms: the older run of pickles followed by the storages (PyTorch
 * below 1.6: `.pth.tar`), and the zip archive (`.pth`, `.pt`). Nothing in them is executed.
 */
import { t } from '@vscode/l10n';
import { unzipSync } from 'fflate';
import { StudioError } from '../errors/studio-error.js';
import { weightErrors } from '../errors/weights.js';
import { viewOf } from './element-type.js';
import { readPickle } from './torch-pickle.js';
import { type TorchStorage, TorchTensors } from './torch-tensor.js';

/** The first pickle of the older form, whole: its magic number 0x1950a86a20f9469cfc6c at protocol 2. */
const magic = [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e];
const zipMagic = [0x50, 0x4b, 3, 4];
const startsWith = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, index) => bytes[index] === byte);

/** Bytes of the shortest directory entry of a zip archive. */
const smallestZipEntry = 46;

/** Whether the bytes begin as a file of `torch.save` does. */
export function isTorchFile(bytes: Uint8Array): boolean {
  return startsWith(bytes, zipMagic) || startsWith(bytes, magic);
}

/**
 * Reads a file of `torch.save`: tuples and lists become arrays, dictionaries Maps, tensors of any type of number
 * float32 host tensors (strides and offsets resolved), integers beyond 2^53 bigints.
 * @param file what errors call the bytes: its path.
 * @throws StudioError `weights/...` where the file is damaged, or names anything that is not a tensor.
 */
export function readTorchFile(bytes: Uint8Array, file = 'The PyTorch file'): unknown {
  if (startsWith(bytes, zipMagic)) return readArchive(bytes, file);
  if (startsWith(bytes, magic)) return readLegacy(bytes, file);
  throw weightErrors.notRecognized(file);
}

/** Magic, protocol, system information, the object, the keys of the storages; then each storage: count, numbers. */
function readLegacy(bytes: Uint8Array, file: string): unknown {
  const tensors = new TorchTensors(file, bytes.length);
  const protocol = readPickle(bytes, magic.length, tensors, file);
  const system = readPickle(bytes, protocol.end, tensors, file);
  const content = readPickle(bytes, system.end, tensors, file);
  const keys = readPickle(bytes, content.end, tensors, file);
  if (!Array.isArray(keys.value)) throw weightErrors.malformed(file, t('the list of storages'));

  const view = viewOf(bytes);
  const bytesOf = new Map<TorchStorage, Uint8Array>();
  let position = keys.end;
  for (const key of keys.value) {
    const storage = tensors.storages.get(key);
    if (storage === undefined) throw weightErrors.malformed(file, t('the list of storages'));
    const start = position + 8;
    if (start + storage.byteLength > bytes.length) throw weightErrors.truncated(file, position);
    if (Number(view.getBigInt64(position, true)) !== storage.count)
      throw weightErrors.malformed(file, t('storage {0}', key));
    position = start + storage.byteLength;
    bytesOf.set(storage, bytes.subarray(start, position));
  }
  // torch.save swaps bytes on big-endian machines: this form is little-endian wherever it was written.
  tensors.fill(bytesOf, true);
  return content.value;
}

/** `<name>/data.pkl`, `<name>/byteorder` and one `<name>/data/<key>` for each storage. */
function readArchive(bytes: Uint8Array, file: string): unknown {
  const entries = readEntries(bytes, file);
  const pickleName = Object.keys(entries).find((name) => name.endsWith('/data.pkl'));
  const pickle = pickleName === undefined ? undefined : entries[pickleName];
  if (pickleName === undefined || pickle === undefined) throw weightErrors.notRecognized(file);
  const folder = pickleName.slice(0, -'data.pkl'.length);

  const tensors = new TorchTensors(file, bytes.length);
  const content = readPickle(pickle, 0, tensors, file);
  const bytesOf = new Map<TorchStorage, Uint8Array>();
  for (const [key, storage] of tensors.storages) {
    const data = entries[`${folder}data/${key}`];
    if (data?.length !== storage.byteLength) throw weightErrors.malformed(file, t('storage {0}', key));
    bytesOf.set(storage, data);
  }
  const order = new TextDecoder().decode(entries[`${folder}byteorder`]).trim();
  if (!['', 'little', 'big'].includes(order)) throw weightErrors.malformed(file, t('the byte order'));
  tensors.fill(bytesOf, order !== 'big');
  return content.value;
}

/** The entries of a zip archive by name; they may not add up to more than the archive itself. */
function readEntries(bytes: Uint8Array, file: string): Readonly<Record<string, Uint8Array>> {
  let bytesLeft = bytes.length;
  let entriesLeft = bytes.length / smallestZipEntry;
  const filter = (entry: { name: string; size: number; compression: number }): boolean => {
    if (entry.compression !== 0) throw weightErrors.compressed(file, entry.name);
    bytesLeft -= entry.size;
    entriesLeft -= 1;
    if (bytesLeft < 0 || entriesLeft < 0) throw weightErrors.tooLarge(file);
    return true;
  };
  try {
    return unzipSync(bytes, { filter });
  } catch (cause) {
    throw cause instanceof StudioError ? cause : weightErrors.malformed(file, t('the zip archive'), cause);
  }
}

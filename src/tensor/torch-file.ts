/**
 * @file Files of `torch.save` as plain data, in all of its forms: the tar archive (below 0.1.10), the run of pickles with
 * the storages behind (below 1.6), the zip archive. Nothing in them is executed.
 */
import { weightErrors } from '../errors/weights.js';
import type { ByteSource } from './byte-source.js';
import { kindOf, signatureBytes } from './file-kind.js';
import { isTar, tarEntries } from './tar-archive.js';
import { readLegacy } from './torch-legacy.js';
import { isTorchTar, readTorchTar } from './torch-tar.js';
import { readTorchZip } from './torch-zip.js';

const isZip = (head: Uint8Array) => head[0] === 0x50 && head[1] === 0x4b;
/** What pickles begin with: protocol 2 and above; below, a mark, a dictionary, a global or PyTorch's magic number. */
const isPickle = ([first = 0, second = 0]: Uint8Array) =>
  first === 0x80 ? second >= 2 && second <= 5 : [0x28, 0x7d, 0x5d, 0x63, 0x4c].includes(first);

/**
 * Reads a file of `torch.save`, or a pickle of Python's own: tuples, lists and sets become arrays, dictionaries Maps,
 * tensors and NumPy arrays `StoredTensor`s, integers beyond 2^53 bigints; what is not known is a `Placeholder`.
 * @param file what errors call the bytes: its path.
 * @throws StudioError `weights/...` or `archive/...` where the file is damaged or of another kind; the system's errors.
 */
export async function readTorchFile(source: ByteSource, file: string): Promise<unknown> {
  const head = await source.read(0, signatureBytes);
  if (isZip(head)) return readTorchZip(source, file);
  const tail = await source.read(Math.max(0, source.size - 8), 8);
  const kind = kindOf(head, tail);
  if (kind !== undefined) throw weightErrors.otherKind(file, kind);
  if (isTar(head)) {
    const bytes = await source.read(0, source.size);
    if (!isTorchTar(tarEntries(bytes, file))) throw weightErrors.otherKind(file, 'tar');
    return readTorchTar(bytes, file);
  }
  if (!isPickle(head)) throw weightErrors.notRecognized(file);
  return readLegacy(await source.read(0, source.size), file);
}

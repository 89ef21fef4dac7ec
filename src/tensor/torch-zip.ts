/** @file The form of `torch.save` since 1.6: a zip archive of one pickle and the storages, each an entry. */
import { t } from '@vscode/l10n';
import { weightErrors } from '../errors/weights.js';
import type { ByteSource } from './byte-source.js';
import { readPickle } from './pickle.js';
import { TorchStorages } from './torch-storages.js';
import { ZipArchive } from './zip-archive.js';
import { zipKind } from './zip-kind.js';

/** What a compressed archive may hold: so many times its own size, and some more. Numbers hardly compress. */
const largestGrowth = 20;
const smallestLimit = 64 * 2 ** 20;

/**
 * Reads `<name>/data.pkl` and `<name>/byteorder`; each `<name>/data/<key>` is read when one of its tensors is.
 * @throws StudioError where it is damaged, or an archive of another kind.
 */
export async function readTorchZip(source: ByteSource, file: string): Promise<unknown> {
  const archive = await ZipArchive.open(source, file);
  const kind = zipKind([...archive.entries.keys()]);
  if (kind !== 'torch.save') throw weightErrors.otherKind(file, kind);
  const limit = Math.max(smallestLimit, largestGrowth * source.size);
  const pickleName = [...archive.entries.keys()].find((name) => /(^|\/)data\.pkl$/.test(name)) ?? '';
  const folder = pickleName.slice(0, -'data.pkl'.length);
  const sizeOf = (name: string) => archive.entries.get(name)?.size ?? 0;
  const total = [...archive.entries.values()].reduce((sum, { size }) => sum + size, 0);
  if (total > limit) throw weightErrors.tooLarge(file);

  const storages = new TorchStorages(file, { left: total });
  const { value } = readPickle(await archive.read(pickleName), 0, storages, file);
  const littleEndian = await isLittleEndian(archive, `${folder}byteorder`);
  for (const [key, storage] of storages.byKey) {
    const name = `${folder}data/${key}`;
    if (!archive.entries.has(name)) continue;
    storage.littleEndian = littleEndian;
    let bytes: Promise<Uint8Array> | undefined;
    storage.bytes = () => {
      if (storage.byteLength !== undefined && storage.byteLength !== sizeOf(name))
        throw weightErrors.malformed(file, t('storage {0}', key));
      bytes ??= archive.read(name);
      return bytes;
    };
  }
  return value;
}

async function isLittleEndian(archive: ZipArchive, name: string): Promise<boolean> {
  if (!archive.entries.has(name)) return true;
  const order = new TextDecoder().decode((await archive.read(name)).subarray(0, 16)).trim();
  if (!['', 'little', 'big'].includes(order)) throw weightErrors.malformed(archive.file, t('the byte order'));
  return order !== 'big';
}

/** @file The form of `torch.save` from 0.1.10 to 1.5: a run of pickles of any protocol, then the storages. */
import { t } from '@vscode/l10n';
import { weightErrors } from '../errors/weights.js';
import { viewOf } from './element-type.js';
import { readPickle } from './pickle.js';
import { TorchStorages } from './torch-storages.js';

/** The value of the first pickle. */
const magic = 0x1950a86a20f9469cfc6cn;

/**
 * Magic, protocol, system information, the object, the keys of the storages; then each storage: count, numbers. A pickle
 * without the magic is one of Python's own, which holds its numbers itself.
 */
export function readLegacy(bytes: Uint8Array, file: string): unknown {
  const storages = new TorchStorages(file, { left: bytes.length });
  const first = readPickle(bytes, 0, storages, file);
  if (first.value !== magic) return first.value;
  const protocol = readPickle(bytes, first.end, storages, file);
  const system = readPickle(bytes, protocol.end, storages, file);
  const content = readPickle(bytes, system.end, storages, file);
  const keys = readPickle(bytes, content.end, storages, file);
  if (!Array.isArray(keys.value)) throw weightErrors.malformed(file, t('the list of storages'));
  placeStorages(bytes, keys.end, keys.value, storages);
  return content.value;
}

function placeStorages(
  bytes: Uint8Array,
  start: number,
  keys: readonly unknown[],
  { byKey, file }: TorchStorages,
): void {
  const view = viewOf(bytes);
  let position = start;
  for (const key of keys) {
    const storage = typeof key === 'string' ? byKey.get(key) : undefined;
    if (storage === undefined) throw weightErrors.malformed(file, t('the list of storages'));
    const { byteLength } = storage;
    // Behind one whose size is not known nothing can be found: whoever asks for it is told.
    if (byteLength === undefined) return;
    const from = position + 8;
    if (from + byteLength > bytes.length) throw weightErrors.truncated(file, position);
    if (Number(view.getBigInt64(position, true)) !== storage.count && !storage.className.includes('Untyped'))
      throw weightErrors.malformed(file, t('storage {0}', String(key)));
    position = from + byteLength;
    const content = bytes.subarray(from, position);
    // torch.save swaps bytes on big-endian machines: this form is little-endian wherever it was written.
    storage.bytes = async () => content;
  }
}

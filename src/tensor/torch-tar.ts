/**
 * @file The form of `torch.save` before 0.1.10: a tar archive whose `storages` and `tensors` are runs of small pickles with
 * numbers between them, and whose `pickle` names the tensors by persistent ids.
 */
import { t } from '@vscode/l10n';
import { weightErrors } from '../errors/weights.js';
import { viewOf } from './element-type.js';
import { readPickle } from './pickle.js';
import { PickleGlobal, Placeholder } from './pickle-values.js';
import { isCount } from './strided-view.js';
import { tarEntries } from './tar-archive.js';
import { TorchStorage } from './torch-storage.js';
import { TorchStorages } from './torch-storages.js';
import { tensorOf } from './torch-tensor.js';

/** Whether a tar archive holds these three. */
export const isTorchTar = (entries: ReadonlyMap<string, Uint8Array>): boolean =>
  ['storages', 'tensors', 'pickle'].every((name) => entries.has(name));

/** One of the archive's files, read from front to back. */
class Stream {
  #position = 0;

  constructor(
    readonly bytes: Uint8Array,
    readonly rules: TorchStorages,
  ) {}

  pickle(): unknown {
    const { value, end } = readPickle(this.bytes, this.#position, this.rules, this.rules.file);
    this.#position = end;
    return value;
  }

  list(): readonly unknown[] {
    const value = this.pickle();
    return Array.isArray(value) ? value : [];
  }

  count(): number {
    const value = this.pickle();
    if (!isCount(value)) throw weightErrors.malformed(this.rules.file, t('the list of storages'));
    return value;
  }

  take(length: number): Uint8Array {
    const start = this.#position;
    if (!(length >= 0 && start + length <= this.bytes.length))
      throw weightErrors.truncated(this.rules.file, start);
    this.#position = start + length;
    return this.bytes.subarray(start, start + length);
  }

  integers(count: number): number[] {
    const view = viewOf(this.take(8 * count));
    return Array.from({ length: count }, (_, index) => Number(view.getBigInt64(8 * index, true)));
  }
}

/** @throws StudioError where the archive is damaged. */
export function readTorchTar(bytes: Uint8Array, file: string): unknown {
  const entries = tarEntries(bytes, file);
  const rules = new TorchStorages(file, { left: bytes.length });
  const stream = (name: string) => new Stream(entries.get(name) ?? new Uint8Array(), rules);
  const byKey = new Map<string, unknown>();
  readStorages(stream('storages'), byKey);
  readTensors(stream('tensors'), byKey);
  const persistent = (id: unknown) =>
    Array.isArray(id) ? id[0] : (byKey.get(String(id)) ?? new Placeholder('persistent id'));
  return readPickle(entries.get('pickle') ?? new Uint8Array(), 0, { ...rules, persistent }, file).value;
}

/** A count; each storage: `(key, device, class)`, count, numbers; a list of `(key, key of the whole, offset, count)`. */
function readStorages(stream: Stream, byKey: Map<string, unknown>): void {
  for (let left = stream.count(); left > 0; left--) {
    const [key, , type] = stream.list();
    const [count = -1] = stream.integers(1);
    if (!(type instanceof PickleGlobal) || !isCount(count))
      throw weightErrors.malformed(stream.rules.file, t('a storage'));
    const storage = new TorchStorage(type.name, count);
    if (storage.byteLength === undefined)
      throw weightErrors.unsupportedType(stream.rules.file, t('storage {0}', String(key)), type.name);
    const content = stream.take(storage.byteLength);
    storage.bytes = async () => content;
    byKey.set(String(key), storage);
  }
  for (const view of stream.list()) {
    const [key, whole, first, count] = Array.isArray(view) ? view : [];
    const storage = byKey.get(String(whole));
    if (storage instanceof TorchStorage && isCount(first) && isCount(count) && first + count <= storage.count)
      byKey.set(String(key), storage.part(first, count));
  }
}

/** A count; each tensor: `(key, key of the storage, class)`, axes (in eight bytes), shape, strides, offset. */
function readTensors(stream: Stream, byKey: Map<string, unknown>): void {
  for (let left = stream.count(); left > 0; left--) {
    const [key, storage] = stream.list();
    const axes = viewOf(stream.take(8)).getInt32(0, true);
    const shape = stream.integers(axes);
    const strides = stream.integers(axes);
    const [offset] = stream.integers(1);
    const values = [byKey.get(String(storage)), offset, shape, strides];
    byKey.set(String(key), tensorOf(stream.rules.file, values, stream.rules.numbers));
  }
}

/**
 * @file PyTorch's storages and the tensors that are views of them. A pickle only declares both; their numbers are read
 * once the whole pickle is known, because the older file form stores them behind it.
 */
import { t } from '@vscode/l10n';
import { weightErrors } from '../errors/weights.js';
import { type ElementType, elementTypes, viewOf } from './element-type.js';
import { elementCount, type HostTensor } from './host-tensor.js';
import { PermittedGlobal, type PickleRules } from './torch-pickle-machine.js';

const storageTypes = new Map<string, ElementType>([
  ['torch.DoubleStorage', elementTypes.float64],
  ['torch.FloatStorage', elementTypes.float32],
  ['torch.HalfStorage', elementTypes.float16],
  ['torch.BFloat16Storage', elementTypes.bfloat16],
  ['torch.LongStorage', elementTypes.int64],
  ['torch.IntStorage', elementTypes.int32],
  ['torch.ShortStorage', elementTypes.int16],
  ['torch.CharStorage', elementTypes.int8],
  ['torch.ByteStorage', elementTypes.uint8],
  ['torch.BoolStorage', elementTypes.boolean],
]);

/** PyTorch's own limit on the number of axes. */
const largestRank = 64;

/** A one-dimensional run of numbers that a file stores under a key. */
export class TorchStorage {
  constructor(
    readonly type: ElementType,
    readonly count: number,
  ) {}

  get byteLength(): number {
    return this.count * this.type.size;
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isCounts = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length <= largestRank && value.every(isCount);

interface Declared {
  readonly tensor: { readonly shape: readonly number[]; data: Float32Array };
  readonly storage: TorchStorage;
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Collects what a pickle declares, then fills its tensors. */
export class TorchTensors implements PickleRules {
  readonly storages = new Map<string, TorchStorage>();
  readonly globals: ReadonlyMap<string, PermittedGlobal>;
  readonly #declared: Declared[] = [];
  /** Tensors may share a storage, but all of them together may not hold more numbers than the file has bytes. */
  #numbersLeft: number;

  constructor(
    readonly file: string,
    fileSize: number,
  ) {
    this.#numbersLeft = fileSize;
    const permitted = [
      new PermittedGlobal('collections.OrderedDict', ([pairs]) => this.#orderedDict(pairs)),
      new PermittedGlobal('torch._utils._rebuild_tensor_v2', (values) => this.#declare(values)),
      new PermittedGlobal('torch._utils._rebuild_parameter', ([tensor]) => tensor),
      ...Array.from(storageTypes.keys(), (name) => new PermittedGlobal(name)),
    ];
    this.globals = new Map(permitted.map((each) => [each.name, each]));
  }

  /** The storage of the id `('storage', type, key, device, count[, view])`. */
  persistent = (id: unknown): TorchStorage => {
    const [kind, global, key, , count, view] = Array.isArray(id) ? id : [];
    const type = global instanceof PermittedGlobal ? storageTypes.get(global.name) : undefined;
    const isWhole = view === undefined || view === null;
    if (kind !== 'storage' || type === undefined || typeof key !== 'string' || !isCount(count) || !isWhole)
      throw weightErrors.malformed(this.file, t('a storage'));
    const known = this.storages.get(key);
    if (known !== undefined && (known.type !== type || known.count !== count))
      throw weightErrors.malformed(this.file, t('storage {0}', key));
    const storage = known ?? new TorchStorage(type, count);
    this.storages.set(key, storage);
    return storage;
  };

  /** Python 2 gives an OrderedDict its items as an argument; Python 3 sets them afterwards. */
  #orderedDict(pairs: unknown = []): Map<unknown, unknown> {
    if (!Array.isArray(pairs) || !pairs.every((pair) => Array.isArray(pair) && pair.length === 2))
      throw weightErrors.malformed(this.file, t('an OrderedDict'));
    return new Map(pairs);
  }

  /** `_rebuild_tensor_v2(storage, offset, shape, strides, ...)`: checks that the tensor lies inside its storage. */
  #declare([storage, offset, shape, strides]: readonly unknown[]): HostTensor {
    if (!(storage instanceof TorchStorage) || !isCount(offset) || !isCounts(shape) || !isCounts(strides))
      throw weightErrors.malformed(this.file, t('a tensor'));
    const last = shape.reduce((sum, size, axis) => sum + (size - 1) * (strides[axis] ?? 0), offset);
    const numbers = elementCount(shape);
    if (strides.length !== shape.length || (numbers > 0 && last >= storage.count))
      throw weightErrors.malformed(this.file, t('a tensor'));
    if (!(numbers <= this.#numbersLeft)) throw weightErrors.tooLarge(this.file);
    this.#numbersLeft -= numbers;
    // Copies: the pickle may still change its own lists, after they were checked.
    const tensor = { shape: [...shape], data: new Float32Array(0) };
    this.#declared.push({ tensor, storage, offset, strides: [...strides] });
    return tensor;
  }

  /** Reads every tensor's numbers from the bytes of its storage. */
  fill(bytesOf: ReadonlyMap<TorchStorage, Uint8Array>, littleEndian: boolean): void {
    for (const { tensor, storage, offset, strides } of this.#declared) {
      const bytes = bytesOf.get(storage);
      if (bytes === undefined) throw weightErrors.malformed(this.file, t('the list of storages'));
      const view = viewOf(bytes);
      const { size, read } = storage.type;
      const at = (index: number) => read(view, index * size, littleEndian);
      tensor.data = gather(tensor.shape, offset, strides, at);
    }
  }
}

/** The numbers of a strided view, row-major. */
function gather(
  shape: readonly number[],
  offset: number,
  strides: readonly number[],
  at: (index: number) => number,
): Float32Array {
  const data = new Float32Array(elementCount(shape));
  let next = 0;
  const walk = (axis: number, index: number): void => {
    const size = shape[axis];
    if (size === undefined) {
      data[next++] = at(index);
      return;
    }
    const stride = strides[axis] ?? 0;
    for (let step = 0; step < size; step++) walk(axis + 1, index + step * stride);
  };
  if (data.length > 0) walk(0, offset);
  return data;
}

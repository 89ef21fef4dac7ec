/** @file Tensors as PyTorch's pickles declare them: views of storages. What cannot be read says so when it is asked for. */
import { weightErrors } from '../errors/weights.js';
import { type ElementType, viewOf } from './element-type.js';
import { elementCount, type HostTensor } from './host-tensor.js';
import { StoredTensor } from './stored-tensor.js';
import { gather, isCount, isCounts, lastPlace, type StridedView } from './strided-view.js';
import { TorchStorage } from './torch-storage.js';

/** The numbers that tensors of a file may have together: views may repeat a small storage. */
export interface NumberBudget {
  left: number;
}

/** A view of a storage. */
export class TorchTensor extends StoredTensor implements StridedView {
  readonly shape: readonly number[];
  readonly offset: number;
  readonly strides: readonly number[];

  constructor(
    readonly file: string,
    readonly storage: TorchStorage,
    view: StridedView,
    readonly budget: NumberBudget,
    /** Over a storage of plain bytes: the type of the tensor. */
    readonly type: { readonly name: string; readonly element?: ElementType } | undefined,
  ) {
    super();
    // Copies: the pickle may still change its own lists, after they were checked.
    this.shape = [...view.shape];
    this.offset = view.offset;
    this.strides = [...view.strides];
  }

  /** PyTorch sets attributes of tensors (whether they have a gradient), which are of no use here. */
  setState(): void {}

  async read(name: string): Promise<HostTensor> {
    const { file, storage, shape } = this;
    const element = this.type ? this.type.element : storage.element;
    const typeName = this.type?.name ?? storage.className;
    if (element === undefined) throw weightErrors.unsupportedType(file, name, typeName);
    const numbers = elementCount(shape);
    if (!(numbers <= this.budget.left)) throw weightErrors.tooLarge(file);
    const bytes = numbers === 0 ? new Uint8Array() : await storage.bytes?.();
    if (bytes === undefined) throw weightErrors.malformed(file, name);
    if (numbers > 0 && (lastPlace(this) + 1) * element.size > bytes.length)
      throw weightErrors.malformed(file, name);
    this.budget.left -= numbers;
    const view = viewOf(bytes);
    const at = (index: number) => element.read(view, index * element.size, storage.littleEndian);
    return { shape, data: gather(this, at) };
  }
}

/** A tensor that cannot be read: a quantised or sparse one, or a damaged one. Its shape may not be known. */
export class UnreadTensor extends StoredTensor {
  readonly shape: readonly number[] = [];

  /** @param why the error for a tensor of this name. */
  constructor(readonly why: (name: string) => Error) {
    super();
  }

  setState(): void {}

  async read(name: string): Promise<HostTensor> {
    throw this.why(name);
  }
}

/** The tensor of `storage, offset, shape, strides`, as the rebuilding functions of every version are given them. */
export function tensorOf(
  file: string,
  [storage, offset, shape, strides]: readonly unknown[],
  budget: NumberBudget,
  type?: TorchTensor['type'],
): StoredTensor {
  const isView = isCount(offset) && isCounts(shape) && isCounts(strides) && strides.length === shape.length;
  if (!(storage instanceof TorchStorage) || !isView)
    return new UnreadTensor((name) => weightErrors.malformed(file, name));
  return new TorchTensor(file, storage, { shape, offset, strides }, budget, type);
}

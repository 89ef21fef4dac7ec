/** @file PyTorch's storages: runs of numbers of one type, which a file keeps apart from the pickle that names them. */
import { type ElementType, elementTypes } from './element-type.js';

interface StorageType {
  /** Bytes of one element. */
  readonly size: number;
  /** Absent where its numbers are not read. */
  readonly element?: ElementType;
}

const readable = (element: ElementType): StorageType => ({ size: element.size, element });

/** By the name of the class without `torch.` and `Storage`. */
const types = new Map<string, StorageType>([
  ['Double', readable(elementTypes.float64)],
  ['Float', readable(elementTypes.float32)],
  ['Half', readable(elementTypes.float16)],
  ['BFloat16', readable(elementTypes.bfloat16)],
  ['Long', readable(elementTypes.int64)],
  ['Int', readable(elementTypes.int32)],
  ['Short', readable(elementTypes.int16)],
  ['Char', readable(elementTypes.int8)],
  ['Byte', readable(elementTypes.uint8)],
  ['Bool', readable(elementTypes.boolean)],
  ['ComplexDouble', { size: 16 }],
  ['ComplexFloat', { size: 8 }],
  ['QInt32', { size: 4 }],
  ['QInt8', { size: 1 }],
  ['QUInt8', { size: 1 }],
  ['QUInt4x2', { size: 1 }],
  ['QUInt2x4', { size: 1 }],
  ['Untyped', { size: 1 }],
]);

/** The types that a tensor may have over a storage of plain bytes, by their names in PyTorch. */
export const typesOfBytes = new Map<string, ElementType>([
  ['torch.float64', elementTypes.float64],
  ['torch.float32', elementTypes.float32],
  ['torch.float16', elementTypes.float16],
  ['torch.bfloat16', elementTypes.bfloat16],
  ['torch.int64', elementTypes.int64],
  ['torch.int32', elementTypes.int32],
  ['torch.int16', elementTypes.int16],
  ['torch.int8', elementTypes.int8],
  ['torch.uint8', elementTypes.uint8],
  ['torch.bool', elementTypes.boolean],
]);

/** The type of a storage's class, `torch.FloatStorage`; those of GPUs hold the same. Undefined where it is not known. */
export function storageType(className: string): StorageType | undefined {
  const name = /^torch\.(?:cuda\.|storage\.)?(\w+)Storage$/.exec(className)?.[1];
  return name === undefined ? undefined : types.get(name);
}

/** A one-dimensional run of numbers, or a part of another one. */
export class TorchStorage {
  /** Its bytes; set once it is known where they lie. Undefined where they are not to be found. */
  bytes: (() => Promise<Uint8Array>) | undefined;
  littleEndian = true;

  constructor(
    /** `torch.FloatStorage`. */
    readonly className: string,
    readonly count: number,
  ) {}

  get element(): ElementType | undefined {
    return storageType(this.className)?.element;
  }

  /** Undefined where its type is not known. */
  get byteLength(): number | undefined {
    const size = storageType(this.className)?.size;
    return size === undefined ? undefined : this.count * size;
  }

  /** The part of `count` elements from `first` on. */
  part(first: number, count: number): TorchStorage {
    const part = new TorchStorage(this.className, count);
    const size = storageType(this.className)?.size ?? 1;
    part.littleEndian = this.littleEndian;
    part.bytes = async () => {
      const all = (await this.bytes?.()) ?? new Uint8Array();
      return all.subarray(first * size, (first + count) * size);
    };
    return part;
  }
}

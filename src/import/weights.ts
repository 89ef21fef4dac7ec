/** @file The tensors of a network file: where each lies, and its numbers. */
import { archiveErrors } from '../errors/archive.js';
import { importErrors } from '../errors/import.js';
import type { StudioError } from '../errors/studio-error.js';
import { type ElementType, elementTypes, viewOf } from '../tensor/element-type.js';
import { elementCount, type HostTensor } from '../tensor/host-tensor.js';
import { gather, isCount, isCounts, lastPlace, type StridedView } from '../tensor/strided-view.js';
import type { ZipArchive } from '../tensor/zip-archive.js';
import type { Json } from './json.js';
import { readMeta } from './schema.js';

/** By the numbers of PyTorch's `ScalarType` in exported programs. */
const types = new Map<number, ElementType>([
  [1, elementTypes.uint8],
  [2, elementTypes.int8],
  [3, elementTypes.int16],
  [4, elementTypes.int32],
  [5, elementTypes.int64],
  [6, elementTypes.float16],
  [7, elementTypes.float32],
  [8, elementTypes.float64],
  [12, elementTypes.boolean],
  [13, elementTypes.bfloat16],
]);

const floatTypes = new Map([
  [6, 'float16'],
  [7, 'float32'],
  [8, 'float64'],
  [13, 'bfloat16'],
]);
const booleanType = 12;

export type NumberKind = 'float' | 'integer' | 'boolean';

/** What numbers of a PyTorch type are. */
export function kindOfType(type: number): NumberKind {
  if (type === booleanType) return 'boolean';
  return floatTypes.has(type) ? 'float' : 'integer';
}

/** The name of a type of floating-point numbers; undefined for others. */
export const floatName = (type: number): string | undefined => floatTypes.get(type);

/** Bytes that any file may ask for, and how much more than it is packed an entry may hold beyond its tensor. */
const smallTensor = 4 * 1024 ** 2;
const largestRatio = 64;

/** A tensor that the file lists. */
export interface ListedTensor extends StridedView {
  /** Its name in the state_dict. */
  readonly name: string;
  /** The entry that holds its storage. */
  readonly entry: string;
  readonly type: number;
  readonly parameter: boolean;
  readonly pickled: boolean;
}

/** The same text for tensors that hold the same numbers, by the checksum of their entries. */
export function contentKey(tensor: ListedTensor, { entries }: ZipArchive): string {
  const { type, shape, strides, offset, entry, name } = tensor;
  const place = entries.get(entry);
  return place ? JSON.stringify([type, shape, strides, offset, place.size, place.checksum]) : name;
}

/** What a list of weights or constants (`…_config.json`) says. @param folder where its entries lie. */
export function readTensorList(list: Json, folder: string): ListedTensor[] {
  return list
    .get('config')
    .entries()
    .map(([name, item]) => {
      const meta = item.get('tensor_meta');
      const integers = (key: string) =>
        meta
          .get(key)
          .list()
          .map((size) => size.get('as_int').integer());
      return {
        name,
        entry: `${folder}${item.get('path_name').text()}`,
        type: readMeta(meta).type,
        shape: integers('sizes'),
        strides: integers('strides'),
        offset: meta.get('storage_offset').get('as_int').integer(),
        parameter: item.get('is_param').flag(),
        pickled: item.get('use_pickle').flag(),
      };
    });
}

/** What is wrong with the place of a tensor, before anything is read of it. */
export function problemOf(tensor: ListedTensor, { entries, file }: ZipArchive): StudioError | undefined {
  const { name, entry, shape, strides, offset } = tensor;
  const type = types.get(tensor.type);
  if (tensor.pickled) return importErrors.weightPickled(file, name);
  if (type === undefined) return importErrors.weightType(file, name, tensor.type);
  const place = entries.get(entry);
  if (place === undefined) return importErrors.weightMissing(file, name, entry);
  const sound = isCount(offset) && isCounts(shape) && isCounts(strides) && strides.length === shape.length;
  const numbers = elementCount(shape);
  const needed = numbers === 0 ? 0 : (lastPlace(tensor) + 1) * type.size;
  // Strides of 0 make much of little; a table that is stretched so is small.
  const justified = numbers * type.size <= Math.max(place.size, smallTensor);
  if (!sound || !justified || needed > place.size) return importErrors.weightOutside(file, name);
  const inflated = place.size > largestRatio * place.packedSize && place.size > needed + smallTensor;
  return inflated ? archiveErrors.entryDamaged(file, entry) : undefined;
}

/** The numbers of a storage's bytes as float32, row-major by the tensor's shape. */
export function tensorOf(tensor: ListedTensor, bytes: Uint8Array, littleEndian: boolean): HostTensor {
  const element = types.get(tensor.type) ?? elementTypes.float32;
  const view = viewOf(bytes);
  const data = gather(tensor, (place) => element.read(view, place * element.size, littleEndian));
  return { shape: tensor.shape, data };
}

/** @file NumPy's arrays and scalars in pickles, of NumPy 1 and 2. */
import { weightErrors } from '../errors/weights.js';
import { type ElementType, elementTypes, viewOf } from './element-type.js';
import { elementCount, type HostTensor } from './host-tensor.js';
import { PickleGlobal, Placeholder } from './pickle-values.js';
import { StoredTensor } from './stored-tensor.js';
import { denseStrides, gather, isCounts } from './strided-view.js';

/** By the letter for the kind and the bytes of an element. */
const types = new Map<string, ElementType>([
  ['f8', elementTypes.float64],
  ['f4', elementTypes.float32],
  ['f2', elementTypes.float16],
  ['i8', elementTypes.int64],
  ['i4', elementTypes.int32],
  ['i2', elementTypes.int16],
  ['i1', elementTypes.int8],
  ['u8', elementTypes.uint64],
  ['u4', elementTypes.uint32],
  ['u2', elementTypes.uint16],
  ['u1', elementTypes.uint8],
  ['b1', elementTypes.boolean],
]);

class NumpyType {
  #bigEndian: boolean;

  constructor(readonly name: string) {
    this.#bigEndian = name.startsWith('>');
  }

  get element(): ElementType | undefined {
    return types.get(this.name.replace(/^[<>|=]/, ''));
  }

  get littleEndian(): boolean {
    return !this.#bigEndian;
  }

  /** `(version, byte order, ...)`. */
  setState(state: unknown): void {
    this.#bigEndian = Array.isArray(state) && state[1] === '>';
  }
}

/** An array of `numpy.ndarray`. */
export class NumpyArray extends StoredTensor {
  shape: readonly number[] = [];
  /** As they lie in the file; undefined where the array is one of objects. */
  bytes: Uint8Array | undefined;
  #type: NumpyType | undefined;
  #columns = false;

  constructor(readonly file: string) {
    super();
  }

  /** `(version, shape, type, by columns, bytes)`: what is not in form leaves an array that cannot be read. */
  setState(state: unknown): void {
    const [, shape, type, columns, content] = Array.isArray(state) ? state : [];
    // A copy: the pickle may still change its own lists, after they were checked.
    this.shape = isCounts(shape) ? [...shape] : [];
    this.#type = isCounts(shape) && type instanceof NumpyType ? type : undefined;
    this.#columns = columns === true;
    this.bytes = bytesOf(content);
  }

  async read(name: string): Promise<HostTensor> {
    const { element, littleEndian = true, name: typeName = 'object' } = this.#type ?? {};
    if (element === undefined) throw weightErrors.unsupportedType(this.file, name, `numpy.${typeName}`);
    const { shape, bytes } = this;
    if (bytes?.length !== elementCount(shape) * element.size) throw weightErrors.malformed(this.file, name);
    const view = viewOf(bytes);
    const at = (index: number) => element.read(view, index * element.size, littleEndian);
    return { shape, data: gather({ shape, offset: 0, strides: denseStrides(shape, this.#columns) }, at) };
  }
}

/** The names that NumPy's own pickles use. @param file what errors call the bytes. */
export function numpyGlobals(file: string): PickleGlobal[] {
  const array = (state: readonly unknown[]) => {
    const made = new NumpyArray(file);
    made.setState(state);
    return made;
  };
  const inCore = (name: string, call: (values: readonly unknown[]) => unknown) =>
    ['numpy.core.', 'numpy._core.'].map((core) => new PickleGlobal(core + name, call));
  return [
    new PickleGlobal('numpy.dtype', ([name]) => new NumpyType(typeof name === 'string' ? name : 'object')),
    ...inCore('multiarray._reconstruct', () => new NumpyArray(file)),
    ...inCore('multiarray.scalar', ([type, content]) => scalarOf(type, content)),
    ...inCore('numeric._frombuffer', ([content, type, shape, order]) =>
      array([1, shape, type, order === 'F', content]),
    ),
    // How protocol 2 keeps bytes: as text of Latin-1.
    new PickleGlobal('_codecs.encode', ([text]) => bytesOf(text) ?? new Placeholder('bytes')),
  ];
}

function scalarOf(type: unknown, content: unknown): unknown {
  const bytes = bytesOf(content);
  const element = type instanceof NumpyType ? type.element : undefined;
  if (!(type instanceof NumpyType) || element === undefined || bytes?.length !== element.size)
    return new Placeholder('numpy.scalar');
  return element.read(viewOf(bytes), 0, type.littleEndian);
}

function bytesOf(content: unknown): Uint8Array | undefined {
  if (content instanceof Uint8Array) return content;
  return typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'latin1')) : undefined;
}

/** @file The pickles of CIFAR's Python version: dictionaries of lists and of one NumPy array of bytes. Parsed, never executed. */
import { dataErrors } from '../../errors/data.js';
import { readPickle } from '../../tensor/pickle.js';
import { PickleBudget } from '../../tensor/pickle-budget.js';
import { PickleGlobal, Placeholder, type Stateful } from '../../tensor/pickle-values.js';

/** An array of rows of bytes; `bytes` is undefined where the file has another one. */
export class ByteRows implements Stateful {
  rows = 0;
  bytes: Uint8Array | undefined;

  /** `(version, shape, type, by columns, bytes)`. */
  setState(state: unknown): void {
    const [, shape, type, byColumns, content] = Array.isArray(state) ? state : [];
    const [rows, columns, ...more] = Array.isArray(shape) ? shape : [];
    const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
    const ofBytes = type instanceof Placeholder && /^[|<>=]?u1$/.test(String(type.values[0]));
    if (!ofBytes || byColumns === true || more.length > 0 || !(bytes instanceof Uint8Array)) return;
    if (bytes.length !== rows * columns) return;
    this.rows = Number(rows);
    this.bytes = bytes;
  }
}

function arrayOf(state: unknown): ByteRows {
  const array = new ByteRows();
  array.setState(state);
  return array;
}

const inCore = (name: string, call: (values: readonly unknown[]) => unknown) =>
  ['numpy.core.', 'numpy._core.'].map((core) => new PickleGlobal(core + name, call));

const globals = new Map(
  [
    new PickleGlobal('numpy.dtype', (values) => new Placeholder('numpy.dtype', values)),
    ...inCore('multiarray._reconstruct', () => new ByteRows()),
    ...inCore('numeric._frombuffer', ([content, type, shape, order]) =>
      arrayOf([1, shape, type, order === 'F', content]),
    ),
    // How protocol 2 of Python 3 keeps bytes: as text of Latin-1.
    new PickleGlobal('_codecs.encode', ([text]) => Buffer.from(String(text), 'latin1')),
  ].map((global) => [global.name, global] as const),
);

/** The dictionary of a file, by its keys as text. @throws StudioError `data/python-file`. */
export function readPythonFile(bytes: Uint8Array, path: string): ReadonlyMap<string, unknown> {
  const rules = { globals, persistent: () => undefined, budget: new PickleBudget(path) };
  let value: unknown;
  try {
    value = readPickle(bytes, 0, rules, path).value;
  } catch (cause) {
    throw dataErrors.pythonFile(path, cause);
  }
  if (!(value instanceof Map)) throw dataErrors.pythonFile(path);
  const text = (key: unknown) =>
    key instanceof Uint8Array ? Buffer.from(key).toString('latin1') : String(key);
  return new Map([...value].map(([key, content]) => [text(key), content]));
}

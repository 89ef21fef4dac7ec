/** @file All tensors of what a training script saved, wherever they lie in it, by their dotted path. */
import { weightErrors } from '../../errors/weights.js';
import { Placeholder } from '../../tensor/pickle-values.js';
import { StoredTensor } from '../../tensor/stored-tensor.js';

/** Deeper, and more, than anything that is saved for use. */
const deepest = 12;
const mostTensors = 20_000;
/** Dictionaries that a network object of PyTorch keeps its parts in; a state_dict does not name them. */
const unnamed = new Set(['_parameters', '_buffers', '_modules']);

interface Visit {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** @param saved what `readTorchFile` gives. @throws StudioError `weights/too-large`. */
export function flattenTensors(saved: unknown, file: string): Map<string, StoredTensor> {
  const tensors = new Map<string, StoredTensor>();
  // A hostile file's dictionary may hold itself, or one that is held twice, and again twice: each is entered once.
  const entered = new Set<unknown>();
  const open: Visit[] = [{ path: [], value: saved }];
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const { path, value } = visit;
    if (value instanceof StoredTensor) {
      const name = path.join('.');
      if (!tensors.has(name)) tensors.set(name, value);
      if (tensors.size > mostTensors) throw weightErrors.tooLarge(file);
    } else if (path.length < deepest && !entered.has(value)) {
      entered.add(value);
      open.push(...partsOf(value, path).reverse());
    }
  }
  return tensors;
}

function partsOf(value: unknown, path: readonly string[]): Visit[] {
  const parts: Visit[] = [];
  const add = (key: unknown, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null) return;
    const name = typeof key === 'string' || typeof key === 'number' ? [String(key)] : [];
    if (name.length > 0)
      parts.push({ path: unnamed.has(name[0] ?? '') ? path : [...path, ...name], value: inner });
  };
  if (value instanceof Map) for (const [key, inner] of value) add(key, inner);
  else if (Array.isArray(value))
    value.forEach((inner, index) => {
      add(index, inner);
    });
  else if (value instanceof Placeholder) parts.push({ path, value: value.state });
  return parts;
}

/** @file The names that `torch.save` uses, and what each stands for. What is not in this list is a placeholder. */
import { weightErrors } from '../errors/weights.js';
import { numpyGlobals } from './numpy-pickle.js';
import { PickleGlobal, Placeholder } from './pickle-values.js';
import { StoredTensor } from './stored-tensor.js';
import { typesOfBytes } from './torch-storage.js';
import { type NumberBudget, tensorOf, UnreadTensor } from './torch-tensor.js';

type Call = (values: readonly unknown[]) => unknown;

/** Dictionaries of Python's library are dictionaries: of pairs, of another dictionary, or empty. */
const dictionary: Call = (values) => {
  const content = values.findLast((value) => value instanceof Map || Array.isArray(value));
  if (content instanceof Map) return new Map(content);
  return new Map(
    (Array.isArray(content) ? content : []).flatMap((pair) =>
      Array.isArray(pair) && pair.length === 2 ? [[pair[0], pair[1]] as const] : [],
    ),
  );
};

/** The names and what they make. @param file what errors call the bytes. */
export function torchGlobals(file: string, budget: NumberBudget): ReadonlyMap<string, PickleGlobal> {
  const unread =
    (kind: string): Call =>
    () =>
      new UnreadTensor((name) => weightErrors.unsupportedType(file, name, kind));
  const wrapped: Call = ([tensor]) =>
    tensor instanceof StoredTensor ? tensor : new Placeholder('torch.nn.parameter.Parameter');
  const typed: Call = (values) => {
    const name = values[6] instanceof PickleGlobal ? values[6].name : 'unknown';
    const element = typesOfBytes.get(name);
    return tensorOf(file, values, budget, { name, ...(element && { element }) });
  };
  /** `(function, class, arguments, state)`: tensors with attributes, or of a class of their own. */
  const ofClass: Call = ([rebuild, , values]) =>
    rebuild instanceof PickleGlobal && rebuild.call && Array.isArray(values)
      ? rebuild.call(values)
      : new Placeholder('torch.Tensor');
  const calls: Readonly<Record<string, Call>> = {
    'collections.OrderedDict': dictionary,
    'collections.Counter': dictionary,
    'collections.defaultdict': dictionary,
    'torch._utils._rebuild_tensor': (values) => tensorOf(file, values, budget),
    'torch._utils._rebuild_tensor_v2': (values) => tensorOf(file, values, budget),
    'torch._utils._rebuild_tensor_v3': typed,
    'torch._utils._rebuild_parameter': wrapped,
    'torch._utils._rebuild_parameter_with_state': wrapped,
    'torch._utils._rebuild_device_tensor_from_numpy': wrapped,
    'torch._tensor._rebuild_from_type': ofClass,
    'torch._tensor._rebuild_from_type_v2': ofClass,
    'torch._utils._rebuild_sparse_tensor': unread('sparse'),
    'torch._utils._rebuild_nested_tensor': unread('nested'),
    'torch._utils._rebuild_qtensor': unread('quantized'),
    'torch._utils._rebuild_meta_tensor_no_storage': unread('meta'),
    'torch._utils._rebuild_wrapper_subclass': unread('wrapper'),
    'torch.nn.parameter.Parameter': wrapped,
    'torch.nn.parameter.Buffer': wrapped,
    'torch.autograd.variable.Variable': wrapped,
  };
  const known = [
    ...Object.entries(calls).map(([name, call]) => new PickleGlobal(name, call)),
    ...numpyGlobals(file),
  ];
  return new Map(known.map((each) => [each.name, each]));
}

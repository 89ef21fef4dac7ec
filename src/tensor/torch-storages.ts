/** @file The storages that a pickle of `torch.save` names by persistent ids. */
import { t } from '@vscode/l10n';
import { weightErrors } from '../errors/weights.js';
import { costs, PickleBudget } from './pickle-budget.js';
import type { PickleRules } from './pickle-machine.js';
import { PickleGlobal, Placeholder } from './pickle-values.js';
import { isCount } from './strided-view.js';
import { torchGlobals } from './torch-globals.js';
import { TorchStorage } from './torch-storage.js';
import type { NumberBudget } from './torch-tensor.js';

/** The rules of the pickles of one file, which collect the storages that they name. */
export class TorchStorages implements PickleRules {
  /** By key, in the order in which they were named. */
  readonly byKey = new Map<string, TorchStorage>();
  readonly globals: ReadonlyMap<string, PickleGlobal>;
  readonly budget: PickleBudget;

  /** @param numbers that the file can hold. */
  constructor(
    readonly file: string,
    readonly numbers: NumberBudget,
  ) {
    this.globals = torchGlobals(file, numbers);
    this.budget = new PickleBudget(file);
  }

  /** Of `('storage', class, key, device, count[, (view key, offset, count)])`, or `('module', class, ...)`. */
  persistent = (id: unknown): unknown => {
    const [kind, type, key, , count, view] = Array.isArray(id) ? id : [];
    // A class with its source text beside it: torch.save of a whole network.
    if (kind === 'module') return type;
    if (kind !== 'storage' || !(type instanceof PickleGlobal) || typeof key !== 'string' || !isCount(count))
      return new Placeholder('storage');
    const storage = this.#named(key, type.name, count);
    const [viewKey, first, part] = Array.isArray(view) ? view : [];
    if (viewKey === undefined) return storage;
    if (!isCount(first) || !isCount(part) || first + part > count) return new Placeholder('storage');
    return storage.part(first, part);
  };

  /** @throws StudioError where the same key stands for different storages. */
  #named(key: string, className: string, count: number): TorchStorage {
    const known = this.byKey.get(key);
    if (known !== undefined && (known.className !== className || known.count !== count))
      throw weightErrors.malformed(this.file, t('storage {0}', key));
    this.budget.spend(costs.container);
    const storage = known ?? new TorchStorage(className, count);
    this.byKey.set(key, storage);
    return storage;
  }
}

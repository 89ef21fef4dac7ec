/**
 * @file What names of the graph stand for: tensors, or views of them. What an operation in place writes is seen under every
 * name of the same tensor.
 */
import { t } from '@vscode/l10n';
import { type View, viewOf } from './arrangement.js';
import { writtenThrough } from './concatenation.js';
import { refuse } from './refusal.js';
import { isOpen } from './shape.js';
import type { Trace } from './trace.js';
import type { Value } from './value.js';

interface Cell {
  value: Value;
  version: number;
}

/** Views of views that a graph may have. */
const deepest = 500;

export class Tensor {
  #seen: { readonly version: number; readonly value: Value } | undefined;

  private constructor(
    readonly cell: Cell,
    /** The tensor that it is a view of, and what it shows of it. */
    readonly origin: { readonly tensor: Tensor; readonly views: readonly View[] } | undefined,
    /** Whether its numbers lie in memory row by row, so that a reshaping looks at the same memory. */
    readonly inRows: boolean,
    readonly depth: number,
  ) {}

  static of(value: Value): Tensor {
    return new Tensor({ value, version: 0 }, undefined, true, 0);
  }

  /** The same memory, looked at in another way. */
  seenThrough(views: readonly View[]): Tensor {
    if (this.depth >= deepest) refuse(t('it looks at a view of too many views'));
    const inRows = this.inRows && views.every(({ kind }) => kind === 'reshape');
    return new Tensor(this.cell, { tensor: this, views }, inRows, this.depth + 1);
  }

  /** What it holds now. */
  read(trace: Trace): Value {
    const { value, version } = this.cell;
    if (this.origin === undefined) return value;
    if (this.#seen?.version !== version) {
      const whole = this.origin.tensor.read(trace);
      const shown = this.origin.views.reduce<Value>((seen, view) => viewOf(trace, seen, view), whole);
      this.#seen = { version, value: shown };
    }
    return this.#seen.value;
  }

  /** Puts a value in its place, for all who look at the same memory. */
  write(trace: Trace, value: Value): void {
    const fitting = stretched(trace, value, this.read(trace));
    if (this.origin === undefined) {
      this.cell.value = fitting;
      this.cell.version += 1;
      return;
    }
    const { tensor, views } = this.origin;
    const wholes = [tensor.read(trace)];
    for (const view of views.slice(0, -1)) wholes.push(viewOf(trace, wholes.at(-1) ?? fitting, view));
    const whole = views.reduceRight<Value>(
      (part, view, index) => writtenThrough(trace, wholes[index] ?? part, view, part),
      fitting,
    );
    tensor.write(trace, whole);
    this.#seen = { version: this.cell.version, value: fitting };
  }
}

/** In place, a result takes the shape of what it replaces. */
function stretched(trace: Trace, value: Value, { shape }: Value): Value {
  return value.kind === 'mask' && !shape.some(isOpen)
    ? value
    : viewOf(trace, value, { kind: 'expand', shape });
}

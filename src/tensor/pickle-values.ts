/** @file What pickles hold beside numbers, texts, arrays and Maps. */

/** A Python name; `call` makes its value from its arguments where it is one that is known, and is absent otherwise. */
export class PickleGlobal {
  constructor(
    readonly name: string,
    readonly call?: (values: readonly unknown[]) => unknown,
  ) {}
}

/**
 * An object of a class that is not known. It is a place where one would be: nothing is run for it, and what a pickle does
 * to it does nothing, but that its arguments and its state are kept to be looked at.
 */
export class Placeholder {
  state: unknown;

  constructor(
    /** `module.name` of its class, as the file has it. */
    readonly name: string,
    readonly values: readonly unknown[] = [],
  ) {}
}

/** A value that takes attributes, which its file may set after it is made. */
export interface Stateful {
  setState(state: unknown): void;
}

/** Whether a value takes attributes. */
export function isStateful(value: unknown): value is Stateful {
  return (
    typeof value === 'object' && value !== null && 'setState' in value && typeof value.setState === 'function'
  );
}

/** @file Looks whether a value that was read or received is an object of the shape that one expects. */

type FieldType = 'string' | 'number' | 'boolean' | 'array' | 'object';

/** The types of those keys of a `T` that are looked at. */
export type FieldTypes<T> = { readonly [K in keyof T]?: FieldType };

/** Whether a value is an object that has these keys, of these types: null and a list are no 'object'. */
export function hasFields<T>(value: unknown, fields: FieldTypes<T>): value is T {
  if (typeof value !== 'object' || value === null) return false;
  const found = new Map<string, unknown>(Object.entries(value));
  return Object.entries(fields).every(([name, type]) => typeOf(found.get(name)) === type);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

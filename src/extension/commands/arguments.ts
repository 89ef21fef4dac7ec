/** @file What a command was called with: by a view, a code lens, the panel, the explorer, or a person's key binding. */
import { fileURLToPath } from 'node:url';

/** The folder of a run, from its path, its address, or an object of a view that has one; undefined for all else. */
export function folderIn(argument: unknown): string | undefined {
  return pathIn(argument) ?? pathIn(propertyOf(argument, 'folder')) ?? folderInRun(argument);
}

function folderInRun(argument: unknown): string | undefined {
  const run = propertyOf(argument, 'run');
  return run === undefined ? undefined : folderIn(run);
}

/** The folders of several runs: a list of them, or the selected items of a view, which come second. */
export function foldersIn(argument: unknown, selected: unknown): readonly string[] {
  const list = Array.isArray(selected) ? selected : Array.isArray(argument) ? argument : [argument];
  return [...new Set(list.flatMap((entry) => folderIn(entry) ?? []))];
}

/** The path in a `file:` address (a text, or an object with `fsPath`) or in a plain path; undefined for all else. */
export function pathIn(argument: unknown): string | undefined {
  const path = propertyOf(argument, 'fsPath') ?? argument;
  if (typeof path !== 'string' || path === '') return undefined;
  if (!/^[a-z][a-z+.-]+:/iu.test(path)) return path;
  try {
    return fileURLToPath(path);
  } catch {
    return undefined;
  }
}

/** Whether the focus is to stay where it is: a list whose entries are clicked keeps it, as the explorer does. */
export function preservesFocus(argument: unknown): boolean {
  return propertyOf(argument, 'preserveFocus') === true;
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

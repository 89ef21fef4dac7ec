/** @file The text of an experiment file as it has to be in another folder, and with other values of single keys. */
import { isAbsolute, relative } from 'node:path';
import { applyEdits, modify } from 'jsonc-parser';
import { isNetworkFile } from '../catalog/networks/reference.js';
import { resolvePath } from './resolve-path.js';
import { nodeAt } from './text/node-at.js';
import type { Path } from './text/problem.js';
import { parseSyntax } from './text/syntax.js';
import { formatOf } from './text/text-format.js';

/** The text with this value; what stands around it, comments among it, stays as it is. */
export function withValueAt(text: string, path: Path, value: unknown): string {
  return applyEdits(text, modify(text, [...path], value, { formattingOptions: formatOf(text) }));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Where a file writes paths: of weights, of networks that files describe, of data. */
function pathsOf(file: unknown): Path[] {
  const sources = isObject(file) && 'sources' in file && Array.isArray(file.sources) ? file.sources : [];
  return [
    ...sources.flatMap((_, index): Path[] => [
      ['sources', index, 'network'],
      ['sources', index, 'weights'],
      ['sources', index, 'weights', 'file'],
    ]),
    ['target', 'network'],
    ['target', 'weights'],
    ['data', 'folder'],
    ...['train', 'validation', 'test'].map((part): Path => ['data', 'split', part]),
  ];
}

/**
 * The text of a file that is moved from one folder to another: relative paths lead where they led. One that led nowhere
 * stays, as that of a run that was copied from another machine with what it names.
 * @param file what the text says.
 */
export function movedText(
  text: string,
  file: unknown,
  {
    from,
    to,
    isThere,
  }: { readonly from: string; readonly to: string; readonly isThere: (path: string) => boolean },
): string {
  return pathsOf(file).reduce((moved, path) => {
    const { root } = parseSyntax(moved);
    const written: unknown = root && nodeAt(root, path)?.value;
    if (typeof written !== 'string' || isAbsolute(written) || written.startsWith('~')) return moved;
    if (path.at(-1) === 'network' && !isNetworkFile(written)) return moved;
    const target = resolvePath(from, written);
    if (!isThere(target)) return moved;
    const short = relative(to, target).replaceAll('\\', '/') || '.';
    return resolvePath(to, written) === target ? moved : withValueAt(moved, path, short);
  }, text);
}

/**
 * @file A new list of pairs → the smallest edits of the experiment file: elements come and go one by one, so that what a
 * person wrote beside the others, comments and formatting, stays.
 */
import {
  applyEdits,
  type Edit,
  type FormattingOptions,
  findNodeAtLocation,
  modify,
  parseTree,
} from 'jsonc-parser';
import type { Pair, PairStrategy } from '../../catalog/pairs.js';
import { resolvePairs } from '../../configuration/pairs.js';
import { readText } from '../../configuration/read.js';
import { removalOf } from '../../configuration/removal.js';

/** The text with these pairs listed, in this order where they are new; those that stay keep their places. */
export function withPairs(text: string, pairs: readonly Pair[]): string {
  const { reading } = readText(text);
  const names = (reading.sources ?? []).map((source) => source?.name ?? '');
  const written = (pair: Pair) => ({
    source: names.length > 1 ? `${names[pair.source]}:${pair.sourceLayer}` : pair.sourceLayer,
    target: pair.targetLayer,
  });
  const listed = listedPairs(text);
  if (listed === undefined || pairs.length === 0) return withList(text, pairs.map(written));
  const kept = listed.filter((entry) => entry !== undefined && pairs.some((pair) => same(pair, entry)));
  if (kept.length === 0) return withList(text, pairs.map(written));
  let changed = text;
  for (let index = listed.length - 1; index >= 0; index--) {
    const entry = listed[index];
    const stays = entry !== undefined && pairs.some((pair) => same(pair, entry));
    if (!stays) changed = withoutElement(changed, index);
  }
  let count = kept.length;
  for (const pair of pairs) {
    if (kept.some((entry) => entry !== undefined && same(entry, pair))) continue;
    changed = withElement(changed, count, written(pair));
    count += 1;
  }
  return changed;
}

/** The text with this preset. */
export function withPreset(text: string, preset: PairStrategy): string {
  return apply(text, modify(text, ['pairs'], preset, { formattingOptions: formatOf(text) }));
}

type WrittenPair = { readonly source: string; readonly target: string };

const same = (left: Pair, right: Pair): boolean =>
  left.source === right.source &&
  left.sourceLayer === right.sourceLayer &&
  left.targetLayer === right.targetLayer;

/** The file's own list, an entry an element, undefined for one that means no pair; undefined where it has no list. */
function listedPairs(text: string): (Pair | undefined)[] | undefined {
  const { reading } = readText(text);
  if (!Array.isArray(reading.pairs)) return undefined;
  const root = parseTree(text, [], { allowTrailingComma: true });
  const list = root && findNodeAtLocation(root, ['pairs']);
  if (list?.type !== 'array') return undefined;
  return reading.pairs.map((pair) =>
    pair ? resolvePairs({ ...reading, pairs: [pair] }).pairs[0] : undefined,
  );
}

/** A list in place of what stands there, one line a pair; an empty one stays on its line. */
function withList(text: string, pairs: readonly WrittenPair[]): string {
  const { eol = '\n', tabSize = 2, insertSpaces = true } = formatOf(text);
  const step = insertSpaces ? ' '.repeat(tabSize) : '\t';
  const marked = apply(text, modify(text, ['pairs'], [], { formattingOptions: formatOf(text) }));
  if (pairs.length === 0) return marked;
  const lines = pairs.map((pair) => `${step}${step}${line(pair)}`).join(`,${eol}`);
  const root = parseTree(marked, [], { allowTrailingComma: true });
  const list = root && findNodeAtLocation(root, ['pairs']);
  if (list === undefined) return marked;
  const before = marked.slice(0, list.offset);
  const after = marked.slice(list.offset + list.length);
  return `${before}[${eol}${lines}${eol}${step}]${after}`;
}

const line = ({ source, target }: WrittenPair): string =>
  `{ "source": ${JSON.stringify(source)}, "target": ${JSON.stringify(target)} }`;

function elements(text: string) {
  const root = parseTree(text, [], { allowTrailingComma: true });
  return (root && findNodeAtLocation(root, ['pairs']))?.children ?? [];
}

function withoutElement(text: string, index: number): string {
  const element = elements(text)[index];
  if (element === undefined) return text;
  return apply(
    text,
    removalOf(text, element).map((cut) => ({ ...cut, content: '' })),
  );
}

/** Adds an element after the last one, in the manner of the last one: on a line of its own, or on the same line. */
function withElement(text: string, count: number, pair: WrittenPair): string {
  const last = elements(text)[count - 1];
  if (last === undefined) return withList(text, [pair]);
  const lineStart = text.lastIndexOf('\n', last.offset - 1) + 1;
  const indentation = text.slice(lineStart, last.offset);
  const ownLine = /^\s*$/u.test(indentation);
  const separator = ownLine ? `,${formatOf(text).eol ?? '\n'}${indentation}` : ', ';
  const end = last.offset + last.length;
  const [comment, comma] = (ownLine && commentBeside.exec(text.slice(end))) || [];
  if (comment === undefined) return `${text.slice(0, end)}${separator}${line(pair)}${text.slice(end)}`;
  const lineEnd = end + comment.length;
  const before = `${text.slice(0, end)}${comma === undefined ? ',' : ''}${comment}`;
  return `${before}${separator.slice(1)}${line(pair)}${comma ?? ''}${text.slice(lineEnd)}`;
}

/** What stands behind an element on its line, where that is a comment: it belongs to that element. */
const commentBeside = /^(,)?[ \t]*(?:\/\/[^\r\n]*|\/\*(?:(?!\*\/)[^\r\n])*\*\/[ \t]*(?=[\r\n]|$))/u;

const apply = (text: string, edits: Edit[]): string => applyEdits(text, edits);

/** What the file is indented with. */
function formatOf(text: string): FormattingOptions {
  const indentation = /^([ \t]+)\S/mu.exec(text)?.[1] ?? '  ';
  const insertSpaces = !indentation.startsWith('\t');
  return {
    insertSpaces,
    tabSize: insertSpaces ? indentation.length : 1,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

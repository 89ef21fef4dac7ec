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

/**
 * The text with these pairs listed, in this order, which is a part of what a run is. Elements that already stand in it
 * keep their places and manner; one that would have to move is written anew.
 */
export function withPairs(text: string, pairs: readonly Pair[]): string {
  const { reading } = readText(text);
  const names = (reading.sources ?? []).map((source) => source?.name ?? '');
  const written = (pair: Pair) => ({
    source: names.length > 1 ? `${names[pair.source]}:${pair.sourceLayer}` : pair.sourceLayer,
    target: pair.targetLayer,
  });
  const listed = listedPairs(text) ?? [];
  const places = listed.map((entry) => pairs.findIndex((pair) => entry && same(pair, entry)));
  const kept = ascending(places);
  if (kept.size === 0) return withList(text, pairs.map(written));
  let changed = text;
  for (let index = places.length - 1; index >= 0; index--) {
    if (!kept.has(index)) changed = withoutElement(changed, index);
  }
  const standing = new Set([...kept].map((index) => places[index]));
  pairs.forEach((pair, place) => {
    if (!standing.has(place)) changed = withElement(changed, place, written(pair));
  });
  return changed;
}

/** The most of these places that stand in ascending order already, by index; -1 is no place. */
function ascending(places: readonly number[]): ReadonlySet<number> {
  const chains: { readonly end: number; readonly indices: readonly number[] }[] = [];
  const longestBelow = (place: number) =>
    chains.reduce<readonly number[]>(
      (longest, { end, indices }) => (end < place && indices.length > longest.length ? indices : longest),
      [],
    );
  places.forEach((place, index) => {
    if (place >= 0) chains.push({ end: place, indices: [...longestBelow(place), index] });
  });
  return new Set(longestBelow(Number.POSITIVE_INFINITY));
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

/** Adds an element at this place, in the manner of its neighbour: on a line of its own, or on the same line. */
function withElement(text: string, index: number, pair: WrittenPair): string {
  const list = elements(text);
  const before = list[index - 1];
  const neighbour = before ?? list[0];
  if (neighbour === undefined) return withList(text, [pair]);
  const lineStart = text.lastIndexOf('\n', neighbour.offset - 1) + 1;
  const indentation = text.slice(lineStart, neighbour.offset);
  const ownLine = /^\s*$/u.test(indentation);
  const gap = ownLine ? `${formatOf(text).eol ?? '\n'}${indentation}` : ' ';
  const afterComment = (place: number) =>
    place + ((ownLine && commentBeside.exec(text.slice(place))?.[0].length) || 0);
  const insert = (place: number, content: string) => ({ offset: place, length: 0, content });
  if (before === undefined) {
    // Above the comments over the first one, which are about that one.
    const start = (neighbour.parent?.offset ?? neighbour.offset) + 1;
    if (ownLine) return apply(text, [insert(afterComment(start), `${gap}${line(pair)},`)]);
    const blanks = /^[ \t]*/u.exec(text.slice(start))?.[0].length ?? 0;
    return apply(text, [insert(start + blanks, `${line(pair)}, `)]);
  }
  const end = before.offset + before.length;
  const comma = upToComma.exec(text.slice(end))?.[0].length;
  if (comma !== undefined) return apply(text, [insert(afterComment(end + comma), `${gap}${line(pair)},`)]);
  return apply(text, [insert(end, ','), insert(afterComment(end), `${gap}${line(pair)}`)]);
}

/** What stands behind an element, or its comma, on its line, where that is a comment: it belongs to that element. */
const commentBeside = /^[ \t]*(?:\/\/[^\r\n]*|\/\*(?:(?!\*\/)[^\r\n])*\*\/[ \t]*(?=[\r\n]|$))/u;

/** An element's comma with what stands before it. */
const upToComma = /^(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*,/u;

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

/**
 * @file A new list of pairs → the smallest edits of the experiment file: elements come and go one by one, so that what a
 * person wrote beside the others, comments and formatting, stays.
 */
import { applyEdits, modify, type Node, parseTree } from 'jsonc-parser';
import type { Pair, PairStrategy } from '../../catalog/pairs.js';
import { resolvePairs } from '../../configuration/pairs.js';
import { readText } from '../../configuration/read.js';
import { insertionOf } from '../../configuration/text/insertion.js';
import { nodeAt } from '../../configuration/text/node-at.js';
import { removalOf } from '../../configuration/text/removal.js';
import { formatOf } from '../../configuration/text/text-format.js';

/**
 * The text with these pairs listed, in this order, which is a part of what a run is. Elements that already stand in it
 * keep their places and manner; one that would have to move is written anew.
 * @param file absolute path, from which networks of files are found; a text without such needs none.
 */
export function withPairs(text: string, pairs: readonly Pair[], file = ''): string {
  const { reading } = readText(text, file);
  const names = (reading.sources ?? []).map((source) => source?.name ?? '');
  const written = ({ source, sourceLayer, targetLayer }: Pair): string => {
    const layer = names.length > 1 ? `${names[source]}:${sourceLayer}` : sourceLayer;
    return `{ "source": ${JSON.stringify(layer)}, "target": ${JSON.stringify(targetLayer)} }`;
  };
  const listed = listedPairs(text, file) ?? [];
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
  return withValue(text, JSON.stringify(preset));
}

const same = (left: Pair, right: Pair): boolean =>
  left.source === right.source &&
  left.sourceLayer === right.sourceLayer &&
  left.targetLayer === right.targetLayer;

/** The file's own list, an entry an element, undefined for one that means no pair; undefined where it has no list. */
function listedPairs(text: string, file: string): (Pair | undefined)[] | undefined {
  const { reading } = readText(text, file);
  if (!Array.isArray(reading.pairs) || pairsNode(text)?.type !== 'array') return undefined;
  return reading.pairs.map((pair) =>
    pair ? resolvePairs({ ...reading, pairs: [pair] }).pairs[0] : undefined,
  );
}

function pairsNode(text: string): Node | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  return root && nodeAt(root, ['pairs']);
}

/** With this in place of what stands there, or as a new property of the file. */
function withValue(text: string, content: string): string {
  const node = pairsNode(text);
  if (node) return applyEdits(text, [{ offset: node.offset, length: node.length, content }]);
  const marked = applyEdits(text, modify(text, ['pairs'], [], { formattingOptions: formatOf(text) }));
  return pairsNode(marked) ? withValue(marked, content) : text;
}

/** A list in place of what stands there, one line a pair; an empty one stays on its line. */
function withList(text: string, pairs: readonly string[]): string {
  const { eol, tabSize, insertSpaces } = formatOf(text);
  const step = insertSpaces ? ' '.repeat(tabSize) : '\t';
  const lines = pairs.map((pair) => `${step}${step}${pair}`).join(`,${eol}`);
  return withValue(text, pairs.length === 0 ? '[]' : `[${eol}${lines}${eol}${step}]`);
}

function withoutElement(text: string, index: number): string {
  const element = pairsNode(text)?.children?.[index];
  if (element === undefined) return text;
  return applyEdits(
    text,
    removalOf(text, element).map((cut) => ({ ...cut, content: '' })),
  );
}

function withElement(text: string, index: number, pair: string): string {
  const list = pairsNode(text);
  if (!list?.children?.length) return withList(text, [pair]);
  return applyEdits(text, insertionOf(text, list, index, pair));
}

/** @file Renaming a layer in pairs: all pairs that name it on the same side. */
import type { Node } from 'jsonc-parser';
import type { TextEdit } from 'vscode-languageserver/node';
import { nodeAt as nodeIn } from '../../configuration/text/node-at.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { pairSide } from '../document/layers.js';
import { nodeAt, placeAt } from '../document/place.js';

/** A layer as the text of a pair has it. */
interface WrittenLayer {
  readonly side: 'source' | 'target';
  /** `resnet32:`, or '' where no source is named. */
  readonly prefix: string;
  readonly name: string;
  /** Of the name in the text. */
  readonly offset: number;
}

/** Undefined for an index, and for a text with escapes, whose places are not those of its value. */
function layerIn(
  { text }: ExperimentDocument,
  node: Node,
  side: WrittenLayer['side'],
): WrittenLayer | undefined {
  const value: unknown = node.value;
  if (typeof value !== 'string' || value.length !== node.length - 2) return undefined;
  if (!text.startsWith(value, node.offset + 1)) return undefined;
  const colon = side === 'source' ? value.indexOf(':') : -1;
  const [prefix, name] = [value.slice(0, colon + 1), value.slice(colon + 1)];
  return { side, prefix, name, offset: node.offset + 1 + prefix.length };
}

/** The layer at an offset, with the name's place in the text. */
export function layerAt(document: ExperimentDocument, offset: number): WrittenLayer | undefined {
  const place = placeAt(document, offset);
  const side = place && !place.isKey ? pairSide(place.path) : undefined;
  const layer = place && side && layerIn(document, place.node, side);
  return layer && layer.name !== '' && offset >= layer.offset ? layer : undefined;
}

/** The edits that give a layer another name in all pairs that name it. @param written as it stands between quotes. */
export function layerEdits(document: ExperimentDocument, renamed: WrittenLayer, written: string): TextEdit[] {
  return (nodeAt(document, ['pairs'])?.children ?? []).flatMap((pair) => {
    const node = nodeIn(pair, [renamed.side]);
    const layer = node && layerIn(document, node, renamed.side);
    return layer?.name === renamed.name && layer.prefix === renamed.prefix
      ? [{ range: document.range(layer.offset, layer.name.length), newText: written }]
      : [];
  });
}

/** @file Quick fixes that take something out of the file. */
import { t } from '@vscode/l10n';
import type { Node } from 'jsonc-parser';
import type { Path } from '../../configuration/text/problem.js';
import { removalOf } from '../../configuration/text/removal.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { nodeAt, placeAt } from '../document/place.js';
import type { Fix, Fixer } from './fix.js';

function removal(document: ExperimentDocument, node: Node, title: string): Fix[] {
  const entry = node.parent?.type === 'property' ? node.parent : node;
  if (!entry.parent) return [];
  const cuts = removalOf(document.text, entry);
  return [{ title, edits: cuts.map((cut) => ({ range: document.rangeOf(cut), newText: '' })) }];
}

export const removeKey = (document: ExperimentDocument, path: Path): readonly Fix[] => {
  const node = nodeAt(document, path);
  return node ? removal(document, node, t('Remove this key')) : [];
};

export const removePair: Fixer = (document, path) => {
  const node = nodeAt(document, path);
  return node ? removal(document, node, t('Remove this pair')) : [];
};

/** A key that stands twice has no path of its own: it is found by its place. */
export const removeSecond: Fixer = (document, _path, offset) => {
  const key = placeAt(document, offset);
  return key?.isKey ? removal(document, key.node, t('Remove this key')) : [];
};

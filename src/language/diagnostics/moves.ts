/** @file Quick fixes for a key at the wrong place: they move it to where it belongs. */
import { t } from '@vscode/l10n';
import type { Edit, Node } from 'jsonc-parser';
import { otherPlaces, placeText } from '../../configuration/schema/key-places.js';
import { moveOf } from '../../configuration/text/move.js';
import { nodeAt as nodeIn } from '../../configuration/text/node-at.js';
import type { Path } from '../../configuration/text/problem.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { nodeAt } from '../document/place.js';
import type { Fix } from './fix.js';

/** Where the object is made, around the key itself where that stands in the object's place. */
function movedInto(text: string, root: Node, property: Node, path: Path): Edit[] {
  const [owner, key] = [path.slice(0, -1), String(path.at(-1))];
  const object = nodeIn(root, owner);
  if (object) return object.type === 'object' ? moveOf(text, property, object, key) : [];
  const holder = nodeIn(root, owner.slice(0, -1));
  if (holder?.type !== 'object') return [];
  const made = `${JSON.stringify(owner.at(-1))}: {`;
  if (holder !== property.parent) return moveOf(text, property, holder, key, made);
  const [name] = property.children ?? [];
  if (!name) return [];
  return [
    { offset: name.offset, length: name.length, content: `${made} ${JSON.stringify(key)}` },
    { offset: property.offset + property.length, length: 0, content: ' }' },
  ];
}

/** A move to each place that takes the key and has none yet. */
export function moveKey(document: ExperimentDocument, path: Path): Fix[] {
  const { root, text } = document;
  const property = nodeAt(document, path)?.parent;
  const [name] = property?.children ?? [];
  if (!root || property?.type !== 'property' || !name) return [];
  const owner = path.slice(0, -1);
  return otherPlaces(owner, String(path.at(-1))).flatMap((place) => {
    if (nodeIn(root, place)) return [];
    const isRename = place.length === path.length && place.slice(0, -1).every((step, i) => step === owner[i]);
    const edits = isRename
      ? [{ offset: name.offset, length: name.length, content: JSON.stringify(place.at(-1)) }]
      : movedInto(text, root, property, place);
    const title = isRename
      ? t('Change to "{0}"', String(place.at(-1)))
      : t('Move to {0}', placeText(owner, place));
    return edits.length === 0
      ? []
      : [{ title, edits: edits.map((edit) => ({ range: document.rangeOf(edit), newText: edit.content })) }];
  });
}

/** @file Quick fixes that put something else in the place of a value or a key. */
import { t } from '@vscode/l10n';
import { nearest } from '../../configuration/schema/nearest.js';
import type { Path } from '../../configuration/text/problem.js';
import { pathEntries, wantedAt } from '../completion/paths.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { layersOf, pairSide } from '../document/layers.js';
import { nodeAt, textAt } from '../document/place.js';
import { choicesAt, keysAt } from '../document/schema-place.js';
import type { Fix, Fixer } from './fix.js';
import { moveKey } from './moves.js';
import { removeKey } from './removals.js';

/** Each of these words as the value at the path. */
export function replaceValue(
  document: ExperimentDocument,
  path: Path,
  words: readonly (string | undefined)[],
): Fix[] {
  const node = nodeAt(document, path);
  return !node
    ? []
    : [...new Set(words)].flatMap((word) =>
        word === undefined
          ? []
          : [
              {
                title: t('Change to "{0}"', word),
                edits: [{ range: document.rangeOf(node), newText: JSON.stringify(word) }],
              },
            ],
      );
}

export const renameKey: Fixer = (document, path) => {
  const key = nodeAt(document, path)?.parent?.children?.[0];
  const guess = nearest(
    String(path.at(-1)),
    keysAt(path.slice(0, -1)).map(([name]) => name),
  );
  const fix = key &&
    guess !== undefined && {
      title: t('Change to "{0}"', guess),
      edits: [{ range: document.rangeOf(key), newText: JSON.stringify(guess) }],
    };
  return [...(fix ? [fix] : []), ...moveKey(document, path), ...removeKey(document, path)];
};

export const nearestChoice: Fixer = (document, path) => {
  const names = choicesAt(path).map(({ name }) => name);
  return replaceValue(document, path, [nearest(textAt(document, path) ?? '', names)]);
};

export const nearestLayer: Fixer = (document, path) => {
  const side = pairSide(path);
  const written = textAt(document, path) ?? String(nodeAt(document, path)?.value);
  if (!side) return [];
  const names = layersOf(document.reading.reading, side).map(({ name }) => name);
  const colon = written.indexOf(':');
  const bare = written.slice(colon + 1);
  const ofSource = names.filter((name) => name.startsWith(written.slice(0, colon + 1)));
  const prefixed = names.filter((name) => name.endsWith(`:${bare}`));
  const short = nearest(
    bare,
    ofSource.map((name) => name.slice(colon + 1)),
  );
  const own = short === undefined ? undefined : written.slice(0, colon + 1) + short;
  return replaceValue(
    document,
    path,
    [own, nearest(written, names), ...prefixed].filter((name) => name && names.includes(name)),
  );
};

/** What lies beside the place where nothing was found: what has nearly that name, and what is the only one. */
export const nearestPath: Fixer = async (document, path) => {
  const [wanted, written] = [wantedAt(path), textAt(document, path)];
  if (wanted === undefined || written === undefined) return [];
  const names = (await pathEntries(document.file, written, wanted))
    .filter(({ isFolder }) => isFolder === (wanted === 'folder'))
    .map((entry) => entry.path);
  return replaceValue(document, path, [
    nearest(written, names),
    ...(names.length === 1 && wanted !== 'folder' ? names : []),
  ]);
};

/** A number between quotes. */
export const unquoted: Fixer = (document, path) => {
  const [node, text] = [nodeAt(document, path), textAt(document, path)?.trim()];
  if (!node || !text || !Number.isFinite(Number(text))) return [];
  return [
    {
      title: t('Change to {0}', Number(text)),
      edits: [{ range: document.rangeOf(node), newText: String(Number(text)) }],
    },
  ];
};

export const smallerBatch: Fixer = (document, path) => {
  const node = nodeAt(document, path);
  return node
    ? [32, 16].flatMap((size) =>
        Number(node.value) > size
          ? [
              {
                title: t('Set the batch size to {0}', size),
                edits: [{ range: document.rangeOf(node), newText: String(size) }],
              },
            ]
          : [],
      )
    : [];
};

export const targetOfSource: Fixer = (document, path) => {
  const network = textAt(document, ['target', 'network']);
  return path.at(-1) === 'network' && network !== undefined ? replaceValue(document, path, [network]) : [];
};

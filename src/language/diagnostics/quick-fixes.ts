/** @file Quick fixes: what a problem's remedy says, where it can be done without asking. */
import { t } from '@vscode/l10n';
import type { Node } from 'jsonc-parser';
import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from 'vscode-languageserver/node';
import { nearest } from '../../configuration/nearest.js';
import type { Path } from '../../configuration/problem.js';
import { removalOf } from '../../configuration/removal.js';
import { pathEntries, wantedAt } from '../completion/paths.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { layersOf, pairSide } from '../document/layers.js';
import { nodeAt, placeAt, textAt } from '../document/place.js';
import { choicesAt, keysAt } from '../document/schema-place.js';

interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** @param offset of the problem in the text. */
type Fixer = (
  document: ExperimentDocument,
  path: Path,
  offset: number,
) => readonly Fix[] | Promise<readonly Fix[]>;

function replaceValue(
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

function removal(document: ExperimentDocument, node: Node, title: string): Fix[] {
  const entry = node.parent?.type === 'property' ? node.parent : node;
  if (!entry.parent) return [];
  const cuts = removalOf(document.text, entry);
  return [{ title, edits: cuts.map((cut) => ({ range: document.rangeOf(cut), newText: '' })) }];
}

const removeKey = (document: ExperimentDocument, path: Path): readonly Fix[] => {
  const node = nodeAt(document, path);
  return node ? removal(document, node, t('Remove this key')) : [];
};

const removePair: Fixer = (document, path) => {
  const node = nodeAt(document, path);
  return node ? removal(document, node, t('Remove this pair')) : [];
};

/** A key that stands twice has no path of its own: it is found by its place. */
const removeSecond: Fixer = (document, _path, offset) => {
  const key = placeAt(document, offset);
  return key?.isKey ? removal(document, key.node, t('Remove this key')) : [];
};

const renameKey: Fixer = (document, path) => {
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
  return [...(fix ? [fix] : []), ...removeKey(document, path)];
};

const nearestChoice: Fixer = (document, path) => {
  const names = choicesAt(path).map(({ name }) => name);
  return replaceValue(document, path, [nearest(textAt(document, path) ?? '', names)]);
};

const nearestLayer: Fixer = (document, path) => {
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
const nearestPath: Fixer = async (document, path) => {
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
const unquoted: Fixer = (document, path) => {
  const [node, text] = [nodeAt(document, path), textAt(document, path)?.trim()];
  if (!node || !text || !Number.isFinite(Number(text))) return [];
  return [
    {
      title: t('Change to {0}', Number(text)),
      edits: [{ range: document.rangeOf(node), newText: String(Number(text)) }],
    },
  ];
};

const smallerBatch: Fixer = (document, path) => {
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

const targetOfSource: Fixer = (document, path) => {
  const network = textAt(document, ['target', 'network']);
  return path.at(-1) === 'network' && network !== undefined ? replaceValue(document, path, [network]) : [];
};

/** Code of a problem → what mends it, the likeliest first. */
const fixers: Readonly<Record<string, Fixer>> = {
  'configuration/unknown-key': renameKey,
  'configuration/bad-choice': nearestChoice,
  'configuration/bad-value': unquoted,
  'configuration/file-missing': nearestPath,
  'configuration/folder-missing': nearestPath,
  'configuration/unknown-layer': nearestLayer,
  'configuration/unknown-source': nearestLayer,
  'configuration/which-source': nearestLayer,
  'configuration/duplicate-pair': removePair,
  'configuration/duplicate-key': removeSecond,
  'configuration/unused-key': removeKey,
  'configuration/pairs-missing': (document, path) =>
    replaceValue(document, path, ['all-to-all', 'one-to-one']),
  'configuration/different-network': targetOfSource,
  'configuration/batch-too-large': smallerBatch,
  'configuration/memory-too-small': smallerBatch,
  'configuration/engine-missing': (document, path) => replaceValue(document, path, ['auto']),
};

const isPath = (value: unknown): value is Path =>
  Array.isArray(value) && value.every((key) => typeof key === 'string' || typeof key === 'number');

const pathIn = (data: unknown): Path | undefined => {
  const path: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'path') : undefined;
  return isPath(path) ? path : undefined;
};

/** What mends these diagnostics, the likeliest for each first, and that one preferred. */
export async function quickFixes(
  document: ExperimentDocument,
  diagnostics: readonly Diagnostic[],
): Promise<CodeAction[]> {
  const ofEach = diagnostics.map(async (diagnostic) => {
    const path = pathIn(diagnostic.data);
    const code = String(diagnostic.code);
    const fixer = Object.hasOwn(fixers, code) ? fixers[code] : undefined;
    if (!path || !fixer) return [];
    const fixes = await fixer(document, path, document.offsetAt(diagnostic.range.start));
    return fixes.map(({ title, edits }, index) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: index === 0,
      edit: { changes: { [document.uri]: [...edits] } },
    }));
  });
  return (await Promise.all(ofEach)).flat();
}

/** @file Completion: keys, names, layers with shapes, paths and snippets. */
import { t } from '@vscode/l10n';
import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver/node';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { layerSentence, layersOf, pairSide, shapeText } from '../document/layers.js';
import { nodeAt } from '../document/place.js';
import { choicesAt, type EditorSchema, keysAt, schemaAt } from '../document/schema-place.js';
import { withCommas } from './commas.js';
import { type Cursor, cursorAt } from './cursor.js';
import { pathEntries, wantedAt } from './paths.js';
import { entrySnippets, wholeFile } from './snippets.js';
import { isInComment } from './tokens.js';

/** How the value of a key begins. */
function valueSnippet({ type, enum: names, anyOf, default: byDefault, items }: EditorSchema): string {
  if (names || anyOf || type === 'string' || Array.isArray(type)) return '"$1"';
  if (type === 'object') return '{ $1 }';
  if (items) return '[$1]';
  return byDefault === undefined ? '$1' : `\${1:${JSON.stringify(byDefault)}}`;
}

/** What is short enough to stand beside a key. */
const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

function keyItems(document: ExperimentDocument, { path, range, hasColon }: Cursor): CompletionItem[] {
  const owner = path.slice(0, -1);
  const written = new Set(nodeAt(document, owner)?.children?.map((entry) => entry.children?.[0]?.value));
  return keysAt(owner)
    .filter(([key]) => !written.has(key) || key === path.at(-1))
    .map(([key, schema], index) => {
      const newText = hasColon ? `"${key}"` : `"${key}": ${valueSnippet(schema)}`;
      return {
        label: key,
        kind: CompletionItemKind.Property,
        documentation: schema.description ?? '',
        ...(isPlain(schema.default) && { labelDetails: { description: String(schema.default) } }),
        filterText: `"${key}"`,
        // What the schema comes from is of use to other editors: last.
        sortText: key.startsWith('$') ? '~' : String(index).padStart(3, '0'),
        insertTextFormat: hasColon ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
        textEdit: { range, newText },
      };
    });
}

const valueItem = (
  { range }: Cursor,
  text: string,
  index: number,
  rest: Omit<CompletionItem, 'label'>,
): CompletionItem => ({
  label: text,
  filterText: JSON.stringify(text),
  sortText: String(index).padStart(3, '0'),
  textEdit: { range, newText: JSON.stringify(text) },
  ...rest,
});

function layerItems(document: ExperimentDocument, cursor: Cursor): CompletionItem[] {
  const side = pairSide(cursor.path);
  if (!side) return [];
  // Of a large network, those that end a stage come before its other modules.
  const named = layersOf(document.reading.reading, side).toSorted(
    (left, right) => Number(right.layer.stage) - Number(left.layer.stage),
  );
  return named.map((named, index) =>
    valueItem(cursor, named.name, index, {
      kind: CompletionItemKind.Reference,
      detail: shapeText(named.layer.shape),
      documentation: `${named.layer.title}. ${layerSentence(named)}`,
    }),
  );
}

function entryItems({ path, range }: Cursor): CompletionItem[] {
  const [key, index] = path;
  const isEntry = path.length === 2 && typeof index === 'number';
  const isValue = path.length === 1;
  const snippet =
    (isEntry || isValue) && typeof key === 'string' && Object.hasOwn(entrySnippets, key)
      ? entrySnippets[key]?.()
      : undefined;
  if (!snippet) return [];
  const newText = isEntry ? snippet.text : `[\n  ${snippet.text}\n]`;
  return [
    {
      label: isEntry ? snippet.label : `[ ${snippet.label} ]`,
      kind: CompletionItemKind.Snippet,
      detail: snippet.detail,
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: { range, newText },
    },
  ];
}

async function pathItems({ file }: ExperimentDocument, cursor: Cursor): Promise<CompletionItem[]> {
  const wanted = wantedAt(cursor.path);
  if (!wanted) return [];
  const entries = await pathEntries(file, cursor.typed, wanted);
  return entries.map(({ path, isFolder }, index) =>
    valueItem(cursor, path, index, {
      kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
    }),
  );
}

function plainItems(cursor: Cursor): CompletionItem[] {
  const byDefault = schemaAt(cursor.path)?.default;
  if (typeof byDefault !== 'number') return [];
  return [
    {
      label: String(byDefault),
      detail: t('the default'),
      kind: CompletionItemKind.Value,
      textEdit: { range: cursor.range, newText: String(byDefault) },
    },
  ];
}

async function valueItems(document: ExperimentDocument, cursor: Cursor): Promise<CompletionItem[]> {
  const choices = choicesAt(cursor.path).map(({ name, description }, index) =>
    valueItem(cursor, name, index, { kind: CompletionItemKind.EnumMember, documentation: description }),
  );
  const layers = layerItems(document, cursor);
  const paths = await pathItems(document, cursor);
  return [...choices, ...layers, ...paths, ...entryItems(cursor), ...plainItems(cursor)];
}

/** What may stand at an offset of a file. */
export async function completionsAt(document: ExperimentDocument, offset: number): Promise<CompletionItem[]> {
  if (!document.root) {
    const range = document.range(0, document.text.trim() === '' ? document.text.length : 0);
    return document.text.trim() === ''
      ? [
          {
            label: t('New experiment'),
            kind: CompletionItemKind.Snippet,
            filterText: '{',
            insertTextFormat: InsertTextFormat.Snippet,
            textEdit: { range, newText: wholeFile() },
          },
        ]
      : [];
  }
  if (isInComment(document.text, offset)) return [];
  const cursor = cursorAt(document, offset);
  const items = cursor.isKey ? keyItems(document, cursor) : await valueItems(document, cursor);
  return withCommas(document, cursor, items);
}

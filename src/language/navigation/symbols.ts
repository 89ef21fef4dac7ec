/** @file The outline of an experiment file. */
import { t } from '@vscode/l10n';
import type { Node } from 'jsonc-parser';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver/node';
import type { ExperimentDocument } from '../document/experiment-document.js';

const kinds: Readonly<Record<string, SymbolKind>> = {
  object: SymbolKind.Module,
  array: SymbolKind.Array,
  string: SymbolKind.String,
  number: SymbolKind.Number,
  boolean: SymbolKind.Boolean,
  null: SymbolKind.Null,
};

const textOf = (node: Node | undefined): string =>
  typeof node?.value === 'string' || typeof node?.value === 'number' ? String(node.value) : '';

const childText = (node: Node, ...keys: readonly string[]): string =>
  keys
    .map((key) => textOf(node.children?.find((entry) => entry.children?.[0]?.value === key)?.children?.[1]))
    .find((text) => text !== '') ?? '';

/** `stage1.block2 → pool1.input`; empty where it is no pair. */
function pairName(node: Node): string {
  const [source, target] = [childText(node, 'source'), childText(node, 'target')];
  return source !== '' || target !== '' ? `${source} → ${target}` : '';
}

/** What an entry of a list is called: a pair by its layers, a source by its name. */
const entryName = (node: Node, index: number): string =>
  pairName(node) || childText(node, 'name', 'network') || textOf(node) || t('entry {0}', index + 1);

/** Of a whole outline; an experiment has a few dozen, and each of its pairs is one. */
const mostSymbols = 10_000;

/** @param room for as many symbols, from which those that are made are taken. */
function symbolsIn(document: ExperimentDocument, node: Node, room: { left: number }): DocumentSymbol[] {
  return (node.children ?? []).slice(0, room.left).flatMap((child, index) => {
    const [key, value] = child.type === 'property' ? (child.children ?? []) : [undefined, child];
    const named = value ?? key;
    if (!named || room.left-- <= 0) return [];
    const name = key ? textOf(key) || '""' : entryName(named, index);
    return [
      {
        name,
        detail: key ? textOf(value) : '',
        kind: kinds[named.type] ?? SymbolKind.Null,
        range: document.rangeOf(child),
        selectionRange: document.rangeOf(key ?? named),
        // The name of a pair says all of it, and there may be hundreds.
        children: value && pairName(value) === '' ? symbolsIn(document, value, room) : [],
      },
    ];
  });
}

export function documentSymbols(document: ExperimentDocument): DocumentSymbol[] {
  return document.root ? symbolsIn(document, document.root, { left: mostSymbols }) : [];
}

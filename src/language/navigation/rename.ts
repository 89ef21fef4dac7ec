/** @file Renaming a source: its name, and the pairs that call it by it; or a layer in all pairs that name it. */
import { t } from '@vscode/l10n';
import type { Node } from 'jsonc-parser';
import {
  ErrorCodes,
  type Range,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { nodeAt as nodeIn } from '../../configuration/text/node-at.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { nodeAt, placeAt } from '../document/place.js';
import { layerAt, layerEdits } from './rename-layer.js';

interface Renamed {
  readonly name: string;
  /** The piece of the text that stands for the name. */
  readonly range: Range;
}

/** `resnet32` of `"resnet32:stage1.block5"`; undefined where no name stands before the layer. */
function prefixOf(node: Node | undefined): string | undefined {
  const value: unknown = node?.value;
  return typeof value === 'string' && value.includes(':') ? value.slice(0, value.indexOf(':')) : undefined;
}

const prefixRange = (document: ExperimentDocument, node: Node): Range => {
  const raw = document.text.slice(node.offset, node.offset + node.length);
  return document.range(node.offset + 1, Math.max(0, raw.indexOf(':') - 1));
};

/** The name of a source at an offset, in its own place or in a pair, or that of a layer in a pair. */
export function renamedAt(document: ExperimentDocument, offset: number): Renamed | undefined {
  const place = placeAt(document, offset);
  if (!place || place.isKey || typeof place.node.value !== 'string') return undefined;
  const layer = layerAt(document, offset);
  if (layer) return { name: layer.name, range: document.range(layer.offset, layer.name.length) };
  const { node, path } = place;
  const [first, , last] = path;
  if (first === 'sources' && last === 'name') {
    return { name: node.value, range: document.range(node.offset + 1, Math.max(0, node.length - 2)) };
  }
  const prefix = first === 'pairs' && last === 'source' ? prefixOf(node) : undefined;
  const named = document.reading.reading.sources?.some(
    (source, index) => source?.name === prefix && nodeAt(document, ['sources', index, 'name']),
  );
  return prefix !== undefined && named ? { name: prefix, range: prefixRange(document, node) } : undefined;
}

/** Throws a ResponseError where the new name cannot be one. */
export function renameEdit(
  document: ExperimentDocument,
  offset: number,
  newName: string,
): WorkspaceEdit | undefined {
  const renamed = renamedAt(document, offset);
  if (!renamed) return undefined;
  const written = JSON.stringify(newName).slice(1, -1);
  const layer = layerAt(document, offset);
  if (layer) {
    if (newName === '' || newName.includes(':'))
      throw new ResponseError(ErrorCodes.InvalidParams, t('The name of a layer is a text without a colon.'));
    return { changes: { [document.uri]: layerEdits(document, layer, written) } };
  }
  const { sources = [] } = document.reading.reading;
  if (newName === '' || newName.includes(':'))
    throw new ResponseError(ErrorCodes.InvalidParams, t('The name of a source is a text without a colon.'));
  if (newName !== renamed.name && sources.some((source) => source?.name === newName))
    throw new ResponseError(ErrorCodes.InvalidParams, t('Two sources have the name "{0}".', newName));
  const edits: TextEdit[] = [];
  for (const source of nodeAt(document, ['sources'])?.children ?? []) {
    const node = nodeIn(source, ['name']);
    if (node?.value === renamed.name) {
      edits.push({ range: document.range(node.offset + 1, Math.max(0, node.length - 2)), newText: written });
    }
  }
  for (const pair of nodeAt(document, ['pairs'])?.children ?? []) {
    const node = nodeIn(pair, ['source']);
    if (node && prefixOf(node) === renamed.name)
      edits.push({ range: prefixRange(document, node), newText: written });
  }
  return { changes: { [document.uri]: edits } };
}

/** @file Ways from an experiment file to the files and folders that it names. */

import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { t } from '@vscode/l10n';
import type { Definition, DocumentLink } from 'vscode-languageserver/node';
import { isNetworkName } from '../../catalog/networks/table.js';
import { resolvePath } from '../../configuration/resolve-path.js';
import { limits } from '../../configuration/text/limits.js';
import { nodeAt as nodeIn } from '../../configuration/text/node-at.js';
import { wantedAt } from '../completion/paths.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { nodeAt, placeAt } from '../document/place.js';

const start = { line: 0, character: 0 };

/** Every value that is a path, as a link; a folder is opened where the editor can. */
export function documentLinks(document: ExperimentDocument): DocumentLink[] {
  const sources = nodeAt(document, ['sources'])?.children ?? [];
  const paths = [
    ['data', 'folder'],
    ['data', 'split', 'train'],
    ['data', 'split', 'validation'],
    ['data', 'split', 'test'],
    ['runs'],
  ];
  const nodes = [
    ...sources
      .slice(0, limits.sources)
      .flatMap((source) =>
        [['network'], ['weights'], ['weights', 'file']].map((path) => nodeIn(source, path)),
      ),
    nodeAt(document, ['target', 'network']),
    nodeAt(document, ['target', 'weights']),
    ...paths.map((path) => nodeAt(document, path)),
  ];
  return nodes.flatMap((node) => {
    if (typeof node?.value !== 'string' || node.value === '' || node.value.includes('\0')) return [];
    // Networks of the table are no files.
    if (isNetworkName(node.value)) return [];
    return [
      {
        range: document.range(node.offset + 1, Math.max(0, node.length - 2)),
        target: pathToFileURL(resolvePath(dirname(document.file), node.value)).href,
        tooltip: t('Open'),
      },
    ];
  });
}

/** The file behind a path; for a source in a pair, where that source is named. */
export function definitionAt(document: ExperimentDocument, offset: number): Definition | undefined {
  const place = placeAt(document, offset);
  if (!place || place.isKey || typeof place.node.value !== 'string') return undefined;
  const value = place.node.value;
  if (wantedAt(place.path) && !value.includes('\0')) {
    const uri = pathToFileURL(resolvePath(dirname(document.file), value)).href;
    return { uri, range: { start, end: start } };
  }
  const [first, , side] = place.path;
  if (first !== 'pairs' || (side !== 'source' && side !== 'target')) return undefined;
  const { sources = [] } = document.reading.reading;
  const name = value.includes(':') ? value.slice(0, value.indexOf(':')) : undefined;
  const index = name === undefined ? 0 : sources.findIndex((source) => source?.name === name);
  const node = nodeAt(document, side === 'target' ? ['target'] : ['sources', index]);
  return node && { uri: document.uri, range: document.rangeOf(node) };
}

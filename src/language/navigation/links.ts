/** @file Ways from an experiment file to the files and folders that it names. */
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { t } from '@vscode/l10n';
import type { Definition, DocumentLink } from 'vscode-languageserver/node';
import { resolvePath } from '../../configuration/resolve-path.js';
import { wantedAt } from '../completion/paths.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { nodeAt, placeAt } from '../document/place.js';

const start = { line: 0, character: 0 };

/** Every value that is a path, as a link; a folder is opened where the editor can. */
export function documentLinks(document: ExperimentDocument): DocumentLink[] {
  const count = nodeAt(document, ['sources'])?.children?.length ?? 0;
  const paths = [
    ...Array.from({ length: count }, (_, index) => ['sources', index, 'weights']),
    ...Array.from({ length: count }, (_, index) => ['sources', index, 'weights', 'file']),
    ['data', 'folder'],
    ['data', 'split', 'train'],
    ['data', 'split', 'validation'],
    ['data', 'split', 'test'],
    ['runs'],
  ];
  return paths.flatMap((path) => {
    const node = nodeAt(document, path);
    if (typeof node?.value !== 'string' || node.value === '' || node.value.includes('\0')) return [];
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

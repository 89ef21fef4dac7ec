/** @file Links that open a run in the Studio, `vscode://PUBLISHER.NAME/run?folder=FOLDER`. They may come from anywhere. */
import { isAbsolute } from 'node:path';
import { limits } from '../../configuration/text/limits.js';

/** Path and query of an address, as an editor takes them apart: without their percent signs. */
export interface LinkParts {
  readonly path: string;
  readonly query: string;
}

const path = '/run';
const start = 'folder=';
/** Those of a name that a person could not read, or would read as another. */
const hidden = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

/** @param scheme of the editor. @param extension `publisher.name`. @param folder absolute path of the run. */
export const runLink = (scheme: string, extension: string, folder: string): string =>
  `${scheme}://${extension}${path}?${start}${encodeURIComponent(folder)}`;

/**
 * The folder that a link names; undefined where it is no link to a run. All that stands behind `folder=` is the folder,
 * since a path may hold `&` and `+`. On another machine (`\\host\share`) none is looked for: to ask such a host is to tell it
 * who asks.
 */
export function folderOfLink(link: LinkParts): string | undefined {
  if (link.path !== path || !link.query.startsWith(start)) return undefined;
  const folder = link.query.slice(start.length);
  if (folder.length > limits.path || hidden.test(folder)) return undefined;
  if (!isAbsolute(folder) || /^[\\/]{2}/u.test(folder)) return undefined;
  return folder.split(/[\\/]/u).includes('..') ? undefined : folder;
}

/** @file What a quick fix is. */
import type { TextEdit } from 'vscode-languageserver/node';
import type { Path } from '../../configuration/text/problem.js';
import type { ExperimentDocument } from '../document/experiment-document.js';

export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** What mends a problem at this path, the likeliest first. @param offset of the problem in the text. */
export type Fixer = (
  document: ExperimentDocument,
  path: Path,
  offset: number,
) => readonly Fix[] | Promise<readonly Fix[]>;

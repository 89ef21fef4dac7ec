/** @file The experiment file as it stands in the editor, for the panel. */
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { parseTree } from 'jsonc-parser';
import type { ExperimentView, SetupView } from '../../../webview/contract.js';
import { methodTable } from '../../catalog/methods.js';
import { type PairStrategy, pairStrategies } from '../../catalog/pairs.js';
import { parseExperiment } from '../../configuration/parse.js';
import { readText } from '../../configuration/read.js';
import { nodeAt } from '../../configuration/text/node-at.js';
import { withPreset } from './edit-pairs.js';
import { setupViewOf } from './setup-view.js';

export interface ExperimentText {
  readonly file: string;
  readonly text: string;
  /** Why the text cannot be edited here; absent where it can. */
  readonly readOnly?: string;
}

/** Remembers the last text that could be understood: while a person types, the picture stays. */
export class ExperimentReader {
  #understood: SetupView | undefined;

  read({ file, text, readOnly }: ExperimentText): ExperimentView {
    const { experiment, problems } = parseExperiment(text, file);
    const setup = experiment ? setupViewOf(experiment) : setupWithoutPairs(text, file);
    this.#understood = setup ?? this.#understood;
    const why = readOnly ?? whyNotEditable(this.#understood, setup === undefined);
    const preset = presetIn(text, file);
    return {
      file,
      name: basename(file),
      ...(this.#understood && { setup: this.#understood }),
      stale: setup === undefined,
      ...(preset && { preset }),
      problems: problems
        .filter(({ severity }) => severity === 'error')
        .map(({ line, message, remedy }) => t('Line {0}: {1} {2}', line, message, remedy)),
      ...(why && { readOnly: why }),
    };
  }
}

/**
 * A list without pairs is an error of the file, and yet what a person makes by removing the last pair: it is shown as
 * what it is, so that the pair that was removed does not come back with the next one that is added.
 */
function setupWithoutPairs(text: string, file: string): SetupView | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const list = root && nodeAt(root, ['pairs']);
  if (list?.type !== 'array' || list.children?.length !== 0) return undefined;
  const { experiment } = parseExperiment(withPreset(text, 'all-to-all'), file);
  return experiment && { ...setupViewOf(experiment), pairs: [] };
}

/** What a person has half typed is theirs: an edit would take it for no pair and drop it. */
function whyNotEditable(setup: SetupView | undefined, isStale: boolean): string | undefined {
  if (setup === undefined) return undefined;
  if (isStale) return t('The file has a mistake: mend it, then pairs can be edited again.');
  if (methodTable[setup.method].defaultPairs !== undefined) return undefined;
  return t('The method {0} matches no layers: it has no pairs.', methodTable[setup.method].title);
}

/** The preset that the file names, or that its method takes where the file says nothing. */
function presetIn(text: string, file: string): PairStrategy | undefined {
  const { reading } = readText(text, file);
  return pairStrategies.find((strategy) => strategy === reading.pairs);
}

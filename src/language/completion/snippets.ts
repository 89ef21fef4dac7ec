/** @file Snippets: a whole new experiment, a source, a pair. `$1` and the like are where the cursor goes. */
import { t } from '@vscode/l10n';
import { datasetNames } from '../../catalog/datasets.js';
import { methodNames } from '../../catalog/methods.js';
import { networkNames } from '../../catalog/networks/table.js';
import { pairStrategies } from '../../catalog/pairs.js';

const choice = (stop: number, names: readonly string[]) => `"\${${stop}|${names.join(',')}|}"`;

/** The names with the usual one first. */
const startingWith = (first: string, names: readonly string[]) => [
  first,
  ...names.filter((name) => name !== first),
];

export const wholeFile = (): string => `{
  "sources": [
    { "network": ${choice(1, startingWith('resnet32', networkNames))}, "weights": "\${2:source.pth}" }
  ],
  "target": { "network": ${choice(3, networkNames)} },
  "data": { "dataset": ${choice(4, datasetNames)}, "folder": "\${5:data}" },
  "method": ${choice(6, startingWith('l2t-ww', methodNames))},
  "pairs": ${choice(7, startingWith('all-to-all', pairStrategies))},
  "epochs": \${8:200}
}$0`;

export interface Snippet {
  readonly label: string;
  readonly detail: string;
  readonly text: string;
}

/** Snippets of list entries, by the key of the list. */
export const entrySnippets: Readonly<Record<string, () => Snippet>> = {
  pairs: () => ({
    label: '{ "source", "target" }',
    detail: t('A candidate pair'),
    text: '{ "source": "$1", "target": "$2" }',
  }),
  sources: () => ({
    label: '{ "network", "weights" }',
    detail: t('A source network'),
    text: `{ "network": ${choice(1, startingWith('resnet32', networkNames))}, "weights": "$2" }`,
  }),
};

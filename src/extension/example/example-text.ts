/** @file The example's experiment file as it stands in somebody's workspace, beside its weights. */
import { parse } from 'jsonc-parser';
import { usedBy } from '../../configuration/combined.js';
import { parseExperiment } from '../../configuration/parse.js';

const changes: readonly (readonly [from: RegExp, to: string])[] = [
  // The editor knows the schema; a path into the extension would break with its next version.
  [/^\s*"\$schema":.*\r?\n/mu, ''],
  [/("runs":\s*)"[^"]*"/u, '$1"runs"'],
  [/\/\/ Trained by noto\.l2t\.json beside this file\./u, '// They are beside this file.'],
];

/** @param text the embedded `emoji.l2t.json`. */
export function exampleText(text: string): string {
  return withPairs(changes.reduce((changed, [from, to]) => changed.replace(from, to), text));
}

/** The same target, trained without transfer. @param text of the example as it stands in somebody's workspace. */
export function scratchText(text: string): string {
  const values: object = { ...parse(text), method: 'scratch' };
  const [brace, ...lines] = JSON.stringify(usedBy('scratch', { ...values }), null, 2).split('\n');
  const comment = [
    '  // The same target, without transfer: what the example',
    '  // beside this file is compared with.',
  ];
  return `${[brace, ...comment, ...lines].join('\n')}\n`;
}

/** The same pairs, one by one, where the embedded file leaves them to the method: what is learned stands beside each. */
function withPairs(text: string): string {
  const pairs = parseExperiment(text, 'emoji.l2t.json').experiment?.pairs ?? [];
  const lines = pairs.map(
    ({ sourceLayer, targetLayer }) => `    { "source": "${sourceLayer}", "target": "${targetLayer}" }`,
  );
  return text.replace(
    /^ *"method":.*\r?\n/mu,
    (method) => `${method}  // Before each pair its λ appears while it trains:
  // how much the target makes of it. Point at one.
  "pairs": [\n${lines.join(',\n')}\n  ],\n`,
  );
}

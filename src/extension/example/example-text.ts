/** @file The example's experiment file as it stands in somebody's workspace, beside its weights. */

const changes: readonly (readonly [from: RegExp, to: string])[] = [
  // The editor knows the schema; a path into the extension would break with its next version.
  [/^\s*"\$schema":.*\r?\n/mu, ''],
  [/("runs":\s*)"[^"]*"/u, '$1"runs"'],
  [
    /\/\/ Trained by noto\.l2t\.json beside this file\./u,
    "// A network that tells Noto's emoji apart; its weights are beside this file.",
  ],
];

/** @param text the embedded `emoji.l2t.json`. */
export function exampleText(text: string): string {
  return changes.reduce((changed, [from, to]) => changed.replace(from, to), text);
}

/**
 * Writes l10n/bundle.l10n.json, the sentences that a translation translates: `node scripts/translations.mjs`; with
 * `--check` it writes nothing and fails where the file is stale. (`@vscode/l10n-dev` does not follow `import { t }`.)
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const target = 'l10n/bundle.l10n.json';
const sentences = new Map();
const defects = [];

function programTexts(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.tsx?$/.test(name));
  return names.sort().map((name) => join(folder, name));
}

/** `t(...)` of `@vscode/l10n` and `l10n.t(...)` of `vscode`. */
function isTranslation(callee) {
  if (ts.isIdentifier(callee)) return callee.text === 't';
  return ts.isPropertyAccessExpression(callee) && callee.getText() === 'l10n.t';
}

function visit(node, file) {
  if (ts.isCallExpression(node) && isTranslation(node.expression)) {
    for (const sentence of literals(node.arguments[0], file)) sentences.set(sentence, sentence);
  }
  ts.forEachChild(node, (child) => visit(child, file));
}

/** A choice between sentences has both; what is put together at run time cannot be translated. */
function literals(node, file) {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node))
    return [...literals(node.whenTrue, file), ...literals(node.whenFalse, file)];
  const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
  defects.push(`${file.fileName}:${line + 1}: t(${node.getText(file)}) is no sentence that stands there`);
  return [];
}

for (const name of ['src', 'webview'].flatMap(programTexts)) {
  const file = ts.createSourceFile(name, readFileSync(name, 'utf8'), ts.ScriptTarget.Latest, true);
  visit(file, file);
}
const text = `${JSON.stringify(Object.fromEntries([...sentences].sort()), undefined, 2)}\n`;
if (defects.length > 0) {
  console.error(defects.join('\n'));
  process.exitCode = 1;
} else if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (readFileSync(target, 'utf8') !== text) {
  console.error(`${target} is stale: run "node scripts/translations.mjs"`);
  process.exitCode = 1;
}

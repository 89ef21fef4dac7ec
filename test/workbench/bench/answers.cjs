/** @file What the extension host calls: asks the editor for what the language server knows, and notes how long it takes. */
const { renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const { commands, Position, Range, Uri, window, workspace, WorkspaceEdit } = require('vscode');

const repetitions = 20;
/** Before those that count: a window that has just opened is busy with itself. */
const warmUps = 10;
const middle = new Position(250, 18);
const everything = new Range(0, 0, 500, 0);
/** The editor's own commands, with their words beside the file. */
const requests = [
  ['hover', 'vscode.executeHoverProvider', middle],
  ['documentSymbol', 'vscode.executeDocumentSymbolProvider'],
  ['codeLens', 'vscode.executeCodeLensProvider'],
  ['inlayHint', 'vscode.executeInlayHintProvider', everything],
  ['completion', 'vscode.executeCompletionItemProvider', middle],
];

exports.run = async () => {
  const [{ uri: folder }] = workspace.workspaceFolders;
  const uri = Uri.joinPath(folder, 'long.l2t.json');
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document);
  const ask = (command, ...words) => commands.executeCommand(command, uri, ...words);
  // Until the server is there, no file has lenses.
  while ((await ask('vscode.executeCodeLensProvider')).length === 0) await delay(200);
  const rows = [];
  for (const [name, command, ...words] of requests) {
    const milliseconds = [];
    for (let repetition = -warmUps; repetition < repetitions; repetition++) {
      const edit = new WorkspaceEdit();
      edit.insert(uri, document.lineAt(document.lineCount - 1).range.end, ' ');
      await workspace.applyEdit(edit);
      const started = performance.now();
      await ask(command, ...words);
      if (repetition >= 0) milliseconds.push(performance.now() - started);
    }
    rows.push({ name, milliseconds });
  }
  const file = join(folder.fsPath, 'answers.json');
  writeFileSync(`${file}.aside`, JSON.stringify(rows));
  renameSync(`${file}.aside`, file);
};

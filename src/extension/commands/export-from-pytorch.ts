/** @file Export a Network from PyTorch: the lines of Python, in a new file that can be run or copied from. */
import { window, workspace } from 'vscode';
import { exportAdvice, exportSnippet } from '../../catalog/networks/export-snippet.js';
import { columnForText, groupsOfWindow } from '../columns.js';

export async function exportFromPyTorch(): Promise<void> {
  const advice = exportAdvice().map((sentence) => `# ${sentence}`);
  const content = `${exportSnippet()}\n${advice.join('\n')}\n`;
  const document = await workspace.openTextDocument({ language: 'python', content });
  await window.showTextDocument(document, columnForText(groupsOfWindow()));
}

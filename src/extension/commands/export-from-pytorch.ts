/** @file Export a Network from PyTorch: the lines of Python, in a new file that can be run or copied from. */
import { window, workspace } from 'vscode';
import { exportAdvice, exportSnippet } from '../../catalog/networks/export-snippet.js';

export async function exportFromPyTorch(): Promise<void> {
  const advice = exportAdvice().map((sentence) => `# ${sentence}`);
  const content = `${exportSnippet()}\n${advice.join('\n')}\n`;
  await window.showTextDocument(await workspace.openTextDocument({ language: 'python', content }));
}

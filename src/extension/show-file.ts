/** @file Shows a file where it is open already, so that it does not stand there twice; else in the active group. */
import {
  type Tab,
  TabInputText,
  type TextDocumentShowOptions,
  type TextEditor,
  type Uri,
  window,
} from 'vscode';

export function showFile(file: Uri, options: TextDocumentShowOptions = {}): Thenable<TextEditor> {
  const shows = ({ input }: Tab) => input instanceof TabInputText && input.uri.toString() === file.toString();
  const group = window.tabGroups.all.find(({ tabs }) => tabs.some(shows));
  return window.showTextDocument(file, { ...options, ...(group && { viewColumn: group.viewColumn }) });
}

/** @file Shows a file where it is open already, so that it does not stand there twice; else where texts are. */
import {
  type Tab,
  TabInputText,
  type TextDocumentShowOptions,
  type TextEditor,
  type Uri,
  window,
} from 'vscode';
import { columnForText, groupsOfWindow } from './columns.js';

export function showFile(file: Uri, options: TextDocumentShowOptions = {}): Thenable<TextEditor> {
  const shows = ({ input }: Tab) => input instanceof TabInputText && input.uri.toString() === file.toString();
  const group = window.tabGroups.all.find(({ tabs }) => tabs.some(shows));
  const viewColumn = group?.viewColumn ?? columnForText(groupsOfWindow());
  return window.showTextDocument(file, { ...options, viewColumn });
}

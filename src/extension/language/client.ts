/** @file The language client: starts the server when the first experiment file is opened. */
import { Disposable } from 'vscode';
import type { Services } from '../services.js';

export function startLanguageClient(_services: Services): Disposable {
  return Disposable.from();
}

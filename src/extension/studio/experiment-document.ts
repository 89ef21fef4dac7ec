/** @file The experiment file of a panel: its text in the editor, and edits of its pairs. */
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { l10n, Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { ExperimentView } from '../../../webview/contract.js';
import { asOf } from '../../configuration/as-of.js';
import { networkFilesIn } from '../../configuration/checks/networks.js';
import { parseReading } from '../../configuration/parse.js';
import { readText } from '../../configuration/read.js';
import { hashOfText } from '../../configuration/text/text-hash.js';
import { editorErrors } from '../../errors/editor.js';
import { samePath } from '../../run/folder/paths.js';
import { type StandingText, standingText } from '../../run/overview/of-text.js';
import type { FileNow } from './differences.js';
import { ExperimentReader } from './experiment-view.js';
import { differenceOfTexts } from './text-difference.js';

export class ExperimentDocument {
  readonly #reader = new ExperimentReader();
  #document: TextDocument | undefined;
  /** Edits wait for one another: each is computed from the text that the one before left. */
  #edits: Promise<void> = Promise.resolve();

  constructor(readonly file: string) {}

  isIn(document: TextDocument): boolean {
    return document.uri.scheme === 'file' && samePath(document.uri.fsPath, this.file);
  }

  /** Opens it, unless it is gone. */
  async open(): Promise<void> {
    // A closed document is stale: its text no longer follows the disk.
    if (this.#document !== undefined && !this.#document.isClosed) return;
    this.#document = await access(this.file)
      .then(() => workspace.openTextDocument(Uri.file(this.file)))
      .catch(() => undefined);
  }

  /** Undefined where the file is gone. */
  view(): ExperimentView | undefined {
    if (this.#document === undefined) return undefined;
    const why = workspace.isTrusted ? undefined : l10n.t('Pairs can be edited once this folder is trusted.');
    return this.#reader.read({
      file: this.file,
      text: this.#document.getText(),
      ...(why && { readOnly: why }),
    });
  }

  /** The absolute paths of the files that describe its networks. */
  networkFiles(): readonly string[] {
    return this.#document ? networkFilesIn(readText(this.#document.getText(), this.file).reading) : [];
  }

  /** What it describes now; undefined where it is gone or has errors. */
  now(): FileNow | undefined {
    if (this.#document === undefined) return undefined;
    const reading = readText(this.#document.getText(), this.file);
    const { experiment } = parseReading(reading, this.file);
    return (
      experiment && { experiment, folder: dirname(this.file), asOf: (run) => asOf(run, reading, this.file) }
    );
  }

  /** What tells which runs are of its text; undefined where it is gone. */
  standing(): StandingText | undefined {
    if (this.#document === undefined) return undefined;
    const text = this.#document.getText();
    const reading = readText(text, this.file);
    return standingText(this.file, hashOfText(text), reading, parseReading(reading, this.file));
  }

  /**
   * Changes the text as an ordinary edit, which the editor can undo. A file that nobody is editing is saved at once;
   * one with unsaved changes stays unsaved, for these are the person's to keep or drop.
   */
  edit(change: (text: string) => string): Promise<void> {
    const done = this.#edits.then(() => this.#edit(change));
    this.#edits = done.catch(() => undefined);
    return done;
  }

  async #edit(change: (text: string) => string): Promise<void> {
    await this.open();
    const document = this.#document;
    if (document === undefined) return;
    const wasClean = !document.isDirty;
    const isSeen = window.visibleTextEditors.some((editor) => editor.document === document);
    // The editor refuses an edit of a text that has changed meanwhile.
    if (!((await applyChange(document, change)) || (await applyChange(document, change)))) {
      throw editorErrors.notEdited(this.file);
    }
    if (wasClean && !isSeen) await document.save();
  }
}

/** False where the editor refused. */
async function applyChange(document: TextDocument, change: (text: string) => string): Promise<boolean> {
  const text = document.getText();
  const difference = differenceOfTexts(text, change(text));
  if (difference === undefined) return true;
  const range = new Range(document.positionAt(difference.start), document.positionAt(difference.end));
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, range, difference.text);
  return workspace.applyEdit(edit);
}

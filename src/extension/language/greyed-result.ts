/** @file The result of an earlier text of an experiment file, greyed at the end of the line that its lens stands over. */
import {
  type CodeLens,
  Disposable,
  Range,
  type TextDocument,
  type TextEditor,
  ThemeColor,
  window,
  workspace,
} from 'vscode';
import { outdatedResultIn } from '../../language/outdated-result.js';

interface GreyedResult {
  readonly line: number;
  readonly text: string;
}

/** An editor gives a lens no colour: what a lens says of an outdated result is drawn into the text beside it. */
export class GreyedResults implements Disposable {
  readonly #results = new Map<string, GreyedResult>();
  // The grey of placeholders can still be read, in every theme; that of what is disabled hardly can in a light one.
  readonly #type = window.createTextEditorDecorationType({
    after: { color: new ThemeColor('input.placeholderForeground'), margin: '0 0 0 3ch' },
  });
  readonly #subscriptions = Disposable.from(
    this.#type,
    window.onDidChangeVisibleTextEditors((editors) => this.#draw(editors)),
    workspace.onDidCloseTextDocument(({ uri }) => this.#results.delete(uri.toString())),
  );

  /** Draws what the newest lenses of a file say. */
  show({ uri }: TextDocument, lenses: readonly CodeLens[]): void {
    const key = uri.toString();
    const [found] = lenses.flatMap((lens) => greyedResult(lens));
    if (found) this.#results.set(key, found);
    else this.#results.delete(key);
    this.#draw(window.visibleTextEditors.filter(({ document }) => document.uri.toString() === key));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #draw(editors: readonly TextEditor[]): void {
    for (const editor of editors) {
      const result = this.#results.get(editor.document.uri.toString());
      editor.setDecorations(this.#type, result ? [decoration(editor.document, result)] : []);
    }
  }
}

function greyedResult(lens: CodeLens): GreyedResult[] {
  const text = 'data' in lens ? outdatedResultIn(lens.data) : undefined;
  return text === undefined ? [] : [{ line: lens.range.start.line, text }];
}

function decoration(document: TextDocument, { line, text }: GreyedResult) {
  const { end } = document.lineAt(Math.min(line, document.lineCount - 1)).range;
  return { range: new Range(end, end), renderOptions: { after: { contentText: text } } };
}

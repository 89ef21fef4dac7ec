/**
 * @file Formats experiment files as VS Code's JSON does, with the same library: the files have a language of their own,
 * since VS Code's JSON would validate its own languages a second time, and fetch `$schema`.
 */
import { format } from 'jsonc-parser';
import {
  type Disposable,
  EndOfLine,
  type FormattingOptions,
  languages,
  Range,
  type TextDocument,
  TextEdit,
} from 'vscode';

const selector = { scheme: 'file', pattern: '**/*.l2t.json' };

export function provideFormatting(): Disposable {
  return languages.registerDocumentRangeFormattingEditProvider(selector, {
    provideDocumentRangeFormattingEdits: (document, range, options) =>
      formattingEdits(document, range, options),
  });
}

function formattingEdits(document: TextDocument, range: Range, options: FormattingOptions): TextEdit[] {
  const start = document.offsetAt(range.start);
  const edits = format(
    document.getText(),
    { offset: start, length: document.offsetAt(range.end) - start },
    {
      tabSize: options.tabSize,
      insertSpaces: options.insertSpaces,
      eol: document.eol === EndOfLine.CRLF ? '\r\n' : '\n',
    },
  );
  return edits.map(({ offset, length, content }) =>
    TextEdit.replace(new Range(document.positionAt(offset), document.positionAt(offset + length)), content),
  );
}

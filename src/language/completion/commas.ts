/** @file The commas that part what is completed from what stands beside it already. */
import type { CompletionItem } from 'vscode-languageserver/node';
import type { ExperimentDocument } from '../document/experiment-document.js';
import type { Cursor } from './cursor.js';
import { kindAfter, tokenBefore } from './tokens.js';

/** The items with the commas that would be missing around them. */
export function withCommas(
  document: ExperimentDocument,
  { path, start, end, hasColon }: Cursor,
  items: readonly CompletionItem[],
): CompletionItem[] {
  if (hasColon) return [...items];
  const { text } = document;
  const before = tokenBefore(text, start);
  const lacksBefore = before !== undefined && !'{[,:'.includes(before.first);
  const after = kindAfter(text, end);
  const lacksAfter = after === 'key' || (after === 'value' && typeof path.at(-1) === 'number');
  // An edit beside the main one may not touch it.
  const isBeside = lacksBefore && before.end === start;
  const further =
    lacksBefore && !isBeside ? [{ range: document.range(before.end, 0), newText: ',' }] : undefined;
  return items.map((item) => ({
    ...item,
    ...(item.textEdit && {
      textEdit: {
        ...item.textEdit,
        newText: `${isBeside ? ', ' : ''}${item.textEdit.newText}${lacksAfter ? ',' : ''}`,
      },
    }),
    ...(further && { additionalTextEdits: further }),
  }));
}

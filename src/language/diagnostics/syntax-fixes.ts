/** @file Quick fixes for what is not JSON: the sign that is missing is written, the one too many removed. */
import { t } from '@vscode/l10n';
import { type Edit, findNodeAtOffset, getNodePath, type Node } from 'jsonc-parser';
import { closingEdits } from '../../configuration/text/brackets.js';
import { removalOf } from '../../configuration/text/removal.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { schemaAt } from '../document/schema-place.js';
import type { Fixer } from './fix.js';
import { quotedEdits, textClosed } from './quotes.js';

interface Mending {
  readonly title: string;
  readonly edits: readonly Edit[];
}
interface Piece {
  readonly offset: number;
  readonly length: number;
}
type Mender = (document: ExperimentDocument, piece: Piece) => readonly Mending[];

const insert = (offset: number, content: string): Edit => ({ offset, length: 0, content });

function lastSign(text: string, offset: number): string {
  let at = offset - 1;
  while (' \t\r\n'.includes(text.charAt(at)) && at >= 0) at--;
  return text.charAt(at);
}

const close: Mender = ({ text }) => {
  const edits = closingEdits(text);
  const signs = edits.map(({ content }) => content.trim()).join('');
  return edits.length === 0 ? [] : [{ title: t('Write the missing {0}', signs), edits }];
};

/** The comma goes behind what stands before, also where a comment lies between. */
const comma: Mender = (document, { offset, length }) => {
  if ('}]'.includes(document.text.charAt(offset))) return close(document, { offset, length });
  let entry = document.root && findNodeAtOffset(document.root, offset);
  while (entry?.parent && entry.parent.offset === offset) entry = entry.parent;
  const siblings = entry?.parent?.children ?? [];
  const before = entry && siblings[siblings.indexOf(entry) - 1];
  return before
    ? [{ title: t('Write the missing comma'), edits: [insert(before.offset + before.length, ',')] }]
    : [];
};

/** A comma that nothing stands before. */
const tooMany: Mender = ({ text }, { offset }) =>
  text[offset] === ',' && ',{['.includes(lastSign(text, offset))
    ? [{ title: t('Remove this comma'), edits: [{ offset, length: 1, content: '' }] }]
    : [];

/** The default of a key, or the first of its choices; undefined where there is neither. */
function usualValue(property: Node): unknown {
  const key: unknown = property.children?.[0]?.value;
  const schema = schemaAt([...getNodePath(property), String(key)]);
  return schema?.default ?? (schema?.anyOf ?? [schema]).find((branch) => branch?.enum)?.enum?.[0];
}

const value: Mender = (document, piece) => {
  const { root, text } = document;
  if ('}]'.includes(text.charAt(piece.offset)) && lastSign(text, piece.offset) !== ':')
    return close(document, piece);
  const property = root && findNodeAtOffset(root, piece.offset, true);
  const colon = property?.colonOffset;
  if (property?.type !== 'property' || property.children?.length !== 1 || colon === undefined)
    return tooMany(document, piece);
  if (lastSign(text, piece.offset) !== ':') return [];
  const written = JSON.stringify(usualValue(property));
  const edits = removalOf(text, property).map((cut) => ({ ...cut, content: '' }));
  return [
    ...(written === undefined
      ? []
      : [{ title: t('Write {0}', written), edits: [insert(colon + 1, ` ${written}`)] }]),
    { title: t('Remove this key'), edits },
  ];
};

const key: Mender = (document, piece) =>
  '}]'.includes(document.text.charAt(piece.offset)) ? close(document, piece) : tooMany(document, piece);

const colon: Mender = ({ text }, { offset }) =>
  lastSign(text, offset) === '"'
    ? [{ title: t('Write the missing colon'), edits: [insert(offset, ': ')] }]
    : [];

/** Only signs: text that a person wrote is for them to remove. */
const rest: Mender = ({ text }, { offset }) =>
  [...text.slice(offset)].every((sign) => ',]} \t\r\n'.includes(sign))
    ? [
        {
          title: t('Remove what follows the experiment'),
          edits: [{ offset, length: text.trimEnd().length - offset, content: '' }],
        },
      ]
    : [];

/** A path of Windows. */
const slashes: Mender = ({ text }, { offset, length }) => [
  {
    title: t('Write / for \\'),
    edits: [{ offset, length, content: text.slice(offset, offset + length).replaceAll(/\\+/gu, '/') }],
  },
];

/** What jsonc-parser calls the error → what mends it. */
const menders: Readonly<Record<string, Mender>> = {
  CommaExpected: comma,
  ColonExpected: colon,
  ValueExpected: value,
  PropertyNameExpected: key,
  CloseBraceExpected: close,
  CloseBracketExpected: close,
  EndOfFileExpected: rest,
  InvalidSymbol: ({ text }, piece) => quotedEdits(text, piece),
  UnexpectedEndOfString: ({ text }, piece) => textClosed(text, piece),
  UnexpectedEndOfComment: ({ text }) => [
    { title: t('Write the missing {0}', '*/'), edits: [insert(text.length, ' */')] },
  ],
  InvalidEscapeCharacter: slashes,
};

/** Several errors may begin at one place: the fixes of each, no title twice. */
export const mendSyntax: Fixer = (document, _path, offset) => {
  const errors = document.reading.syntax.filter((error) => error.offset === offset);
  const mendings = errors.flatMap((error) => menders[error.kind ?? '']?.(document, error) ?? []);
  const byTitle = new Map(mendings.map((mending) => [mending.title, mending]));
  return [...byTitle.values()].map(({ title, edits }) => ({
    title,
    edits: edits.map((edit) => ({ range: document.rangeOf(edit), newText: edit.content })),
  }));
};

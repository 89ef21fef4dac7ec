/** @file What a piece of the schema expects, in words. */
import { t } from '@vscode/l10n';
import { quotedList } from '../../errors/complaint.js';

/** The keywords of JSON schema that the experiment's schema uses. */
export interface SchemaNode {
  /** What a text that fits the pattern is, in words. */
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly anyOf?: readonly SchemaNode[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** ` from 1 to 10`, ` above 0`, ` of at least 1`; '' where every number will do. */
function range({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: SchemaNode): string {
  if (minimum !== undefined && maximum !== undefined) return t(' from {0} to {1}', minimum, maximum);
  const low =
    minimum !== undefined
      ? t(' of at least {0}', minimum)
      : exclusiveMinimum !== undefined
        ? t(' above {0}', exclusiveMinimum)
        : '';
  const high =
    maximum !== undefined
      ? t(' of at most {0}', maximum)
      : exclusiveMaximum !== undefined
        ? t(' below {0}', exclusiveMaximum)
        : '';
  return low && high ? t('{0} and{1}', low, high) : low + high;
}

const kinds: Readonly<Record<string, (node: SchemaNode) => string>> = {
  object: () => t('an object between { and }'),
  array: ({ minItems = 0, maxItems = Number.POSITIVE_INFINITY }) =>
    t('a list of {0} to {1} entries', minItems, maxItems),
  string: ({ title }) => title ?? t('a text'),
  integer: (node) => t('a whole number{0}', range(node)),
  number: (node) => t('a number{0}', range(node)),
};

/** For instance `a whole number from 1 to 10`. */
export function expectation(node: SchemaNode): string {
  if (node.enum) return t('one of {0}', quotedList(node.enum));
  const alternatives = node.anyOf
    ? node.anyOf.map(expectation)
    : [node.type ?? []].flat().map((type) => kinds[type]?.(node) ?? type);
  return alternatives.join(t(' or '));
}

/** A value as a sentence shows it: short, as the file has it. */
export function shown(value: unknown): string {
  if (value === '') return t('an empty text');
  if (Array.isArray(value)) return value.length === 0 ? t('an empty list') : t('a list of {0}', value.length);
  if (typeof value === 'object' && value !== null) return t('an object');
  // Of a longer text no more is needed.
  const text = JSON.stringify(typeof value === 'string' ? value.slice(0, 60) : value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

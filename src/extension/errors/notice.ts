/** @file What a person is told about something that went wrong, and what can be done about it with one click. */
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { StudioError } from '../../errors/studio-error.js';

export type NoticeAction =
  | { readonly kind: 'open-problem'; readonly file: string; readonly line: number; readonly column: number }
  | { readonly kind: 'show-run-log'; readonly run: string }
  | { readonly kind: 'set-up-engine' }
  | { readonly kind: 'doctor' }
  | { readonly kind: 'manage-trust' }
  | { readonly kind: 'make-experiment' }
  | { readonly kind: 'show-log' };

export interface Notice {
  /** A sentence that says what, and one that says what to do. */
  readonly text: string;
  /** A defect of the product: its stack belongs in the log. */
  readonly defect: boolean;
  readonly action?: NoticeAction;
}

type ActionFor = (run: string | undefined) => NoticeAction | undefined;

const showRunLog: ActionFor = (run) => (run === undefined ? undefined : { kind: 'show-run-log', run });

/** What helps, by the error's code; the first row that fits. */
const actionTable: readonly (readonly [code: RegExp, action: ActionFor])[] = [
  [/^editor\/untrusted$/u, () => ({ kind: 'manage-trust' })],
  [/^editor\/no-experiment$/u, () => ({ kind: 'make-experiment' })],
  [/^editor\/(no-answer|not-installed)$/u, () => ({ kind: 'show-log' })],
  [/^engine\/not-set-up$/u, () => ({ kind: 'set-up-engine' })],
  [/^engine\//u, () => ({ kind: 'doctor' })],
  [/^(run\/(crashed|defect|ended|unreachable|broken-checkpoint)|training\/.*)$/u, showRunLog],
];

/** The notice of an exception. @param run the folder of the run that it is about, if it is about one. */
export function noticeOf(error: unknown, run?: string): Notice {
  if (!(error instanceof StudioError)) {
    const message = error instanceof Error ? error.message : String(error);
    const text = t(
      'L2T Studio failed unexpectedly: {0} This is a defect; the log says where.',
      sentence(message),
    );
    return { text, defect: true, action: { kind: 'show-log' } };
  }
  if (error.code === 'configuration/invalid') return experimentNotice(error);
  const action = actionTable.find(([code]) => code.test(error.code))?.[1](run);
  return { text: `${error.message} ${error.remedy}`, defect: false, ...(action && { action }) };
}

/** All problems stand in the editor, at their places: the notice has the first and leads there. */
function experimentNotice({ message, remedy }: StudioError): Notice {
  // `file:line:column: sentence — remedy`, as configuration/load.ts writes it.
  const [first, ...others] = [...message.matchAll(/^(.+?):(\d+):(\d+): (.+)$/gmu)];
  const [, file, line, column, problem] = first ?? [];
  if (file === undefined || problem === undefined) return { text: `${message} ${remedy}`, defect: false };
  // The dash parts two sentences of a line in a terminal; here they are running text.
  const place = t('{0}, line {1}: {2}', basename(file), line ?? '', problem.replace(/(?<=[.!?]) — /u, ' '));
  const more =
    others.length === 1 ? t('There is one more problem.') : t('There are {0} more problems.', others.length);
  return {
    text: others.length === 0 ? place : `${sentence(place)} ${more}`,
    defect: false,
    action: { kind: 'open-problem', file, line: Number(line), column: Number(column) },
  };
}

function sentence(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}

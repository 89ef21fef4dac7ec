/** @file Of a run that continues a finished one for more epochs: from which it goes on, and what that means for its rates. */
import { t } from '@vscode/l10n';
import { hasFields } from './fields.js';

/** `continuedFrom` in `config.json`. */
export interface Continuation {
  /** The id of the run that was continued. */
  readonly id: string;
  /** The name of its folder then. */
  readonly run: string;
  /** After how many epochs it was continued, and before it the runs that it continued itself. */
  readonly epochs: readonly number[];
}

export function isContinuation(value: unknown): value is Continuation {
  return (
    hasFields<Continuation>(value, { id: 'string', run: 'string', epochs: 'array' }) &&
    value.epochs.length > 0 &&
    value.epochs.every((epoch) => Number.isSafeInteger(epoch) && epoch > 0)
  );
}

/** The last of the epochs that the run did not train itself. */
export const lastEpochBefore = ({ epochs }: Continuation): number => epochs.at(-1) ?? 0;

/**
 * What more epochs mean where the rate of epoch e of E is ½·α·(1 + cos(π·e/E)): E is another one from there on.
 * @param done epochs of the run that is continued. @param total epochs of the one that continues it.
 */
export function scheduleSentence(done: number, total: number): string {
  return t(
    'The learning rate falls along a cosine over all epochs: the {0} that are done keep the rates that they had, those that come have the rates of a training of {1} epochs, so the whole is not what {1} epochs in one run would have been.',
    done,
    total,
  );
}

/** The same of a run that is one. @param total its epochs. */
export function continuationSentence(continuation: Continuation, total: number): string {
  const done = lastEpochBefore(continuation);
  return `${t('Continued from the run {0} after its epoch {1}.', continuation.run, done)} ${scheduleSentence(done, total)}`;
}

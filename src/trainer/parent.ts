/** @file What a trainer tells the process that started it, until that one lets go of it. */

import { plainLine } from '../errors/plain-text.js';
import { type Failure, isFailure } from '../run/folder/failure.js';
import { hasFields } from '../run/folder/fields.js';
import type { Elsewhere } from './open-ahead.js';

/**
 * `ready`: the control socket answers. Failures after that are recorded in the run folder.
 * `elsewhere`: this trainer ends, having written nothing, and another with the libraries of the engine `next` is to train.
 */
export type ParentMessage =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'elsewhere' } & Elsewhere)
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Whether there is a process that started this one and listens to it. */
export const isForked = process.send !== undefined;

/** Tells the parent; in a terminal, where there is none, a failure goes to the standard error. */
export async function tellParent(message: ParentMessage): Promise<void> {
  if (!isForked) {
    if (message.kind === 'failed')
      process.stderr.write(`${plainLine(`${message.failure.message} ${message.failure.remedy}`)}\n`);
    return;
  }
  // A parent that is gone, or listens no more, does not matter to the run.
  if (process.connected) await new Promise<void>((resolve) => process.send?.(message, () => resolve()));
}

export function isParentMessage(value: unknown): value is ParentMessage {
  if (!hasFields<{ kind: string; failure?: unknown }>(value, { kind: 'string' })) return false;
  if (value.kind === 'elsewhere') return hasFields<Elsewhere>(value, { next: 'string', notTaken: 'array' });
  return value.kind === 'ready' || (value.kind === 'failed' && isFailure(value.failure));
}

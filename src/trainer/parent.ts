/** @file What a trainer tells the process that started it, until that one lets go of it. */
import { type Failure, isFailure } from '../run/failure.js';
import { hasFields } from '../run/fields.js';

/** `ready`: the control socket answers. Failures after that are recorded in the run folder. */
export type ParentMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly failure: Failure };

const forked = process.send !== undefined;

/** Tells the parent; in a terminal, where there is none, a failure goes to the standard error. */
export async function tellParent(message: ParentMessage): Promise<void> {
  if (!forked) {
    if (message.kind === 'failed')
      process.stderr.write(`${message.failure.message} ${message.failure.remedy}\n`);
    return;
  }
  // A parent that is gone, or listens no more, does not matter to the run.
  if (process.connected) await new Promise<void>((resolve) => process.send?.(message, () => resolve()));
}

export function isParentMessage(value: unknown): value is ParentMessage {
  if (!hasFields<{ kind: string; failure?: unknown }>(value, { kind: 'string' })) return false;
  return value.kind === 'ready' || (value.kind === 'failed' && isFailure(value.failure));
}

/** @file The training loop: an iteration, what it yields, and what others asked meanwhile. */
import type { Control } from './control.js';
import type { RunKeeper } from './keeper.js';
import type { TrainingSession } from './training-session.js';

/**
 * Trains until it is over (true) or a stop was asked for (false); in both cases the last checkpoint is of where it
 * ended. `every`: seconds between checkpoints within an epoch.
 */
export async function train(
  session: TrainingSession,
  control: Control,
  keeper: RunKeeper,
  every: number,
): Promise<boolean> {
  const controlled = {
    checkpoint: () => keeper.checkpoint(session),
    saliency: session.saliency.bind(session),
    event: (name: 'paused' | 'resumed') => {
      keeper.event(name, session.iteration);
      // Whoever asked may list the runs next. A write that fails is told by the next record.
      keeper.flush().catch(() => undefined);
    },
  };
  while (await control.betweenIterations(controlled)) {
    const records = await session.advance();
    if (records === undefined) return true;
    await keeper.keep(records, session, every);
  }
  await keeper.checkpoint(session);
  return false;
}

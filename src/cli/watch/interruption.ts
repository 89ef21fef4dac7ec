/** @file Ctrl-C, and what else asks a program to end: the first time politely, the second time at once. */

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes a Ctrl-C on to a program that the terminal has told already: what follows at once is the same one. */
const sameInterruption = 1000;

export interface InterruptionActions {
  readonly first: () => void;
  readonly second: () => void;
}

/** Does the work with these actions in the place of the signals' own effect, which is to kill. */
export async function withInterruption<T>(
  { first, second }: InterruptionActions,
  work: () => Promise<T>,
): Promise<T> {
  let interruptedAt: number | undefined;
  const interrupt = () => {
    const now = performance.now();
    if (interruptedAt === undefined) first();
    else if (now - interruptedAt > sameInterruption) second();
    interruptedAt ??= now;
  };
  for (const signal of signals) process.on(signal, interrupt);
  try {
    return await work();
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
  }
}

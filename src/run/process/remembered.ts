/** @file Spares asking about a process again and again, where the system is slow to answer. */

const trustedMilliseconds = 10_000;

/**
 * What was said of a process holds for a while as long as one of that number is there: Windows takes a part of a second
 * and a processor to say it, and whoever watches a run asks every second. `ask` is not asked of a process that is not there.
 */
export function rememberedWhileThere(
  ask: (pid: number) => Promise<string | undefined>,
  isThere: (pid: number) => boolean,
  now: () => number,
): (pid: number) => Promise<string | undefined> {
  const answers = new Map<number, { readonly until: number; readonly answer: Promise<string | undefined> }>();
  return async (pid) => {
    if (!isThere(pid)) {
      answers.delete(pid);
      return undefined;
    }
    const known = answers.get(pid);
    if (known && now() < known.until) return known.answer;
    const answer = ask(pid);
    answers.set(pid, { until: now() + trustedMilliseconds, answer });
    return answer;
  };
}

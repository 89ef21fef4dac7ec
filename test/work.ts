/** @file How much a program does for something, counted: a clock would tell of the machine as well. */
import { Session } from 'node:inspector/promises';

/**
 * Does something; gives what it came to, and how often pieces of code ran for it: bodies of functions, loops, conditions.
 * What the engine does by itself in one call, such as a sort or an expression, is one.
 */
type Count = <Result>(
  action: () => Promise<Result>,
) => Promise<{ readonly result: Result; readonly steps: number }>;

/** Begins to count. What ran before counts by its functions only, not by their loops: call it before all else. */
export async function startCounting(): Promise<Count> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const steps = async () => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const pieces = result.flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges));
    return pieces.reduce((sum, { count }) => sum + count, 0);
  };
  return async (action) => {
    await steps();
    const result = await action();
    return { result, steps: await steps() };
  };
}

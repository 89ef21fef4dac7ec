/** @file Summaries of runs for the tests of what the extension makes of them. */
import type { RunSummary } from '../../src/run/overview/list.js';
import { newRun } from '../run/example-run.js';

export function summary(changes: Partial<RunSummary> = {}): RunSummary {
  return {
    folder: '/runs/a',
    configuration: { format: 1, id: 'a', created: '2025-01-01T00:00:00.000Z', ...newRun() },
    state: 'stopped',
    ...changes,
  };
}

/** The same with another experiment file. */
export function summaryOf(experimentFile: string, changes: Partial<RunSummary> = {}): RunSummary {
  const made = summary(changes);
  return { ...made, configuration: { ...made.configuration, experimentFile } };
}

/** @file What a run's records say beyond its summary: the engine that it took and its best epoch. */
import type { EngineTaken } from '../../run/format.js';
import type { MetricsRecord } from '../../run/metrics.js';

export interface RunFacts {
  readonly engine?: EngineTaken;
  /** Accuracies are fractions of 1. */
  readonly best?: { readonly epoch: number; readonly validation: number; readonly test: number };
}

/** Reads on; the best epoch is that of the highest validation accuracy, where none is held out the last. */
export function withRecords(facts: RunFacts, records: readonly MetricsRecord[]): RunFacts {
  let { engine, best } = facts;
  for (const record of records) {
    if (record.kind === 'event') engine = record.engine ?? engine;
    if (record.kind !== 'epoch') continue;
    const { epoch, validationAccuracy: validation, validationImages, testAccuracy: test } = record;
    if (best === undefined || validationImages === 0 || validation > best.validation) {
      best = { epoch, validation, test };
    }
  }
  return { ...(engine && { engine }), ...(best && { best }) };
}

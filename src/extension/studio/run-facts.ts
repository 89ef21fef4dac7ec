/** @file What a run's records say beyond its summary: the engine that it took and its best epoch. */
import type { RunView } from '../../../webview/contract.js';
import type { EngineTaken } from '../../run/folder/format.js';
import type { MetricsRecord } from '../../run/records/metrics.js';

export interface RunFacts {
  readonly engine?: EngineTaken;
  readonly best?: NonNullable<RunView['best']>;
  /** `180 training images, 18 a class`, then sentences of note. */
  readonly data?: readonly string[];
}

/** Reads on; the best epoch is that of the highest validation accuracy, where none is held out the last. */
export function withRecords(facts: RunFacts, records: readonly MetricsRecord[]): RunFacts {
  let { engine, best, data } = facts;
  for (const record of records) {
    if (record.kind === 'event') {
      engine = record.engine ?? engine;
      data = record.data ?? data;
    }
    if (record.kind !== 'epoch') continue;
    const { epoch, validationAccuracy: validation, validationImages, testAccuracy: test } = record;
    if (validationImages === 0) best = { epoch, test };
    else if (best?.validation === undefined || validation > best.validation)
      best = { epoch, validation, test };
  }
  return { ...(engine && { engine }), ...(best && { best }), ...(data && { data }) };
}

/** @file What the editor shows of a run's metrics beyond the newest: read once, and then only what is new. */
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { runFiles } from '../../run/folder/format.js';
import type { MetricsRecord } from '../../run/records/metrics.js';
import { MetricsTail } from '../../run/records/metrics-reader.js';
import { LambdaHistory } from './lambda-history.js';

/** Follows the metrics of one run; holds what is known so far. */
export class RunHistory {
  readonly #tail: MetricsTail;
  readonly #testAccuracies = new Map<number, number>();
  #lambda = new LambdaHistory();
  #reading = false;

  /** @param epochsCame is called after epochs were read that were not known before. */
  constructor(
    folder: string,
    private readonly epochsCame: () => void,
  ) {
    this.#tail = new MetricsTail(join(folder, runFiles.metrics));
  }

  get lambda(): LambdaHistory {
    return this.#lambda;
  }

  /** At the end of an epoch, counted from 1; undefined as long as that is not read. */
  testAccuracyOf(epoch: number): number | undefined {
    return this.#testAccuracies.get(epoch);
  }

  /** Reads what is new, giving way to requests between the parts. */
  async refresh(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    let epochs = false;
    try {
      for (let more = true; more; ) {
        const change = await this.#tail.read();
        if (change.restarted) this.#forget();
        for (const record of change.records) this.#add(record);
        epochs ||= change.records.some(({ kind }) => kind === 'epoch');
        more = change.more;
        await nextTurn();
      }
    } catch {
      // A folder that is being deleted, or a disk that is away: the next change tries again.
    } finally {
      this.#reading = false;
    }
    if (epochs) this.epochsCame();
  }

  #forget(): void {
    this.#lambda = new LambdaHistory();
    this.#testAccuracies.clear();
  }

  #add(record: MetricsRecord): void {
    if (record.kind === 'epoch') this.#testAccuracies.set(record.epoch, record.testAccuracy);
    if (record.kind === 'iteration' && record.lambda) this.#lambda.add(record.iteration, record.lambda);
  }
}

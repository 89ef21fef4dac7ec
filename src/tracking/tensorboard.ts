/**
 * @file The event file of a run, which TensorBoard reads while it grows. It follows from `metrics.jsonl` alone: whoever goes on
 * with a run writes it anew, and whatever is wrong with it never slows or stops the training.
 */
import { type FileHandle, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunConfiguration, runFiles } from '../run/folder/format.js';
import type { MetricsRecord } from '../run/records/metrics.js';
import { MetricsTail } from '../run/records/metrics-reader.js';
import { openToAppend } from '../tensor/regular-file.js';
import { eventRecord, firstRecord } from './event.js';
import { shownOf } from './shown.js';

const ownName = /^events\.out\.tfevents\.\d+\.l2t\.\d+$/u;

export interface EventFileOptions {
  readonly folder: string;
  readonly configuration: RunConfiguration;
  /** Takes what went wrong, once; nothing is written after it. */
  readonly failed: (error: unknown) => void;
}

export class EventFile {
  #writing: Promise<void> = Promise.resolve();
  #waiting: Uint8Array[] = [];
  #isOver = false;

  private constructor(
    private readonly handle: FileHandle,
    private readonly options: EventFileOptions,
  ) {}

  /** Opens a new one in the place of earlier ones, with all records that the run has; undefined where that fails. */
  static async open(options: EventFileOptions): Promise<EventFile | undefined> {
    const { folder, configuration, failed } = options;
    try {
      const before = (await readdir(folder)).filter((name) => ownName.test(name));
      for (const old of before) await rm(join(folder, old), { force: true });
      const name = `events.out.tfevents.${Math.floor(Date.now() / 1000)}.l2t.${process.pid}`;
      const file = new EventFile(await openToAppend(join(folder, name)), options);
      file.#waiting.push(firstRecord(startOf(configuration)));
      await file.#catchUp(join(folder, runFiles.metrics));
      return file;
    } catch (error) {
      failed(error);
      return undefined;
    }
  }

  /** Takes a record; an epoch's end brings all to the file. */
  add(record: MetricsRecord): void {
    if (this.#isOver) return;
    this.#keep(record);
    if (record.kind !== 'iteration') this.#drain();
  }

  /** Writes what waits, and closes the file. */
  async close(): Promise<void> {
    this.#drain();
    await this.#writing;
    await this.handle.close().catch(() => undefined);
  }

  async #catchUp(metrics: string): Promise<void> {
    const tail = new MetricsTail(metrics);
    for (let more = true; more; ) {
      const change = await tail.read();
      for (const record of change.records) this.#keep(record);
      more = change.more;
      this.#drain();
      await this.#writing;
    }
  }

  #keep(record: MetricsRecord): void {
    const { experiment } = this.options.configuration;
    const shown = shownOf(record, experiment);
    if (shown.length === 0 || record.kind === 'event') return;
    const seconds = startOf(this.options.configuration) + record.time;
    this.#waiting.push(eventRecord(seconds, record.iteration, shown));
  }

  #drain(): void {
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#writing = this.#writing
      .then(async () => {
        if (!this.#isOver) await this.handle.appendFile(bytes);
      })
      .catch((error) => this.#fail(error));
  }

  #fail(error: unknown): void {
    if (!this.#isOver) this.options.failed(error);
    this.#isOver = true;
  }
}

const startOf = ({ created }: RunConfiguration): number => Date.parse(created) / 1000;

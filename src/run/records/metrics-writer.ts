/** @file Appends records to `metrics.jsonl` without ever making the training wait for the disk. */
import type { FileHandle } from 'node:fs/promises';
import { openToAppend } from '../../tensor/regular-file.js';
import { writeError } from '../folder/atomic.js';
import { withSum } from './line-sum.js';
import type { MetricsRecord } from './metrics.js';

const flushAfterMilliseconds = 1000;

/** Append-only writer; a record reaches the file within a second, and the disk with `flush`. */
export class MetricsWriter {
  #lines: string[] = [];
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #failure: Error | undefined;

  private constructor(
    private readonly file: string,
    private readonly handle: FileHandle,
  ) {}

  /** Opens the file, which must end with a whole line (`cutMetrics` sees to it), or makes it. */
  static async open(file: string): Promise<MetricsWriter> {
    try {
      return new MetricsWriter(file, await openToAppend(file));
    } catch (error) {
      throw writeError(file, error);
    }
  }

  /** Takes a record to be written soon. Throws the named error of an earlier write that failed. */
  write(record: MetricsRecord): void {
    if (this.#failure !== undefined) throw this.#failure;
    this.#lines.push(`${withSum(JSON.stringify(record))}\n`);
    this.#timer ??= setTimeout(() => this.#drain(), flushAfterMilliseconds);
  }

  /** Brings all records to the disk. Throws `run/disk-full` or `run/write-failed`. */
  async flush(): Promise<void> {
    this.#drain();
    await this.#writing;
    if (this.#failure !== undefined) throw this.#failure;
    try {
      await this.handle.datasync();
    } catch (error) {
      throw writeError(this.file, error);
    }
  }

  /** Closes the file; what was not flushed is lost. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#writing;
    await this.handle.close();
  }

  #drain(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.#lines.join('');
    this.#lines = [];
    this.#writing = this.#writing.then(() => this.#append(text));
  }

  async #append(text: string): Promise<void> {
    // After a failed write the file may end with half a line: nothing may be glued to it.
    if (text === '' || this.#failure !== undefined) return;
    try {
      await this.handle.appendFile(text);
    } catch (error) {
      this.#failure = writeError(this.file, error);
    }
  }
}

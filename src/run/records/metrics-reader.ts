/** @file Reads `metrics.jsonl`, also while a trainer writes it; half a line at the end is not an error. */
import type { FileHandle } from 'node:fs/promises';
import { openToCut, openToRead } from '../../tensor/regular-file.js';
import { systemCode, writeError } from '../folder/atomic.js';
import { withoutSum } from './line-sum.js';
import { linesBackward, longestLine } from './lines-backward.js';
import type { MetricsRecord } from './metrics.js';
import { isRecord } from './record-guards.js';

const newline = 0x0a;
const chunkBytes = 4 * 1024 * 1024;
const memoryBytes = 256;

/** The record of a line; undefined for half a line or what is none (blocks of zeros after a power failure, a damaged record). */
export function parseRecord(line: Buffer): MetricsRecord | undefined {
  try {
    const text = withoutSum(line);
    const value: unknown = text && JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export interface MetricsChange {
  readonly records: readonly MetricsRecord[];
  /** Whole lines that hold no record and were left out. */
  readonly damaged: number;
  /** The file was cut or replaced: forget what was read before. */
  readonly restarted: boolean;
  /** There is more to read at once. */
  readonly more: boolean;
}

/** Follows a metrics file: each `read` gives the whole lines that came since the last one. */
export class MetricsTail {
  #offset = 0;
  /** The last bytes before `#offset`: where they no longer stand, a resumed run has cut the file. */
  #memory = Buffer.alloc(0);
  /** Within a line that is too long to be a record: it is passed over to its end. */
  #passing = false;

  constructor(private readonly file: string) {}

  /** Reads at most a few megabytes of what is new, or one longer line. A file that is not there yet has no records. */
  async read(): Promise<MetricsChange> {
    let handle: FileHandle;
    try {
      handle = await openToRead(this.file);
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
      const restarted = this.#offset > 0;
      this.#forget();
      return { records: [], damaged: 0, restarted, more: false };
    }
    try {
      const restarted = !(await this.#standsAsRead(handle));
      if (restarted) this.#forget();
      return { ...(await this.#readNew(handle)), restarted };
    } finally {
      await handle.close();
    }
  }

  #forget(): void {
    this.#offset = 0;
    this.#passing = false;
    this.#memory = Buffer.alloc(0);
  }

  async #standsAsRead(handle: FileHandle): Promise<boolean> {
    const there = Buffer.alloc(this.#memory.length);
    const start = this.#offset - there.length;
    const { bytesRead } = await handle.read(there, 0, there.length, start);
    return bytesRead === there.length && there.equals(this.#memory);
  }

  async #readNew(handle: FileHandle): Promise<Omit<MetricsChange, 'restarted'>> {
    const { size } = await handle.stat();
    const whole = await this.#wholeLines(handle, size);
    const records: MetricsRecord[] = [];
    let damaged = 0;
    let start = 0;
    // An endless line counts once, and is passed over piece by piece.
    const endless = whole.length > 0 && whole.at(-1) !== newline;
    if (endless && !this.#passing) damaged += 1;
    if (endless) start = whole.length;
    else if (this.#passing) start = whole.indexOf(newline) + 1;
    if (whole.length > 0) this.#passing = endless;
    while (start < whole.length) {
      const end = whole.indexOf(newline, start) + 1;
      const record = parseRecord(whole.subarray(start, end));
      if (record === undefined) damaged += 1;
      else records.push(record);
      start = end;
    }
    this.#offset += whole.length;
    this.#memory = Buffer.from(Buffer.concat([this.#memory, whole]).subarray(-memoryBytes));
    return { records, damaged, more: whole.length > 0 && this.#offset < size };
  }

  /**
   * As many as a few megabytes hold, or the one that is longer; none where the next one is not whole yet. Of one that is
   * too long to be a record, a piece without its end.
   */
  async #wholeLines(handle: FileHandle, size: number): Promise<Buffer> {
    for (let length = chunkBytes; ; length *= 2) {
      const chunk = Buffer.alloc(Math.max(0, Math.min(length, size - this.#offset)));
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, this.#offset);
      const end = chunk.subarray(0, bytesRead).lastIndexOf(newline) + 1;
      if (end > 0) return chunk.subarray(0, end);
      if (this.#passing || bytesRead >= longestLine) return chunk.subarray(0, bytesRead);
      if (bytesRead < length) return chunk.subarray(0, 0);
    }
  }
}

/**
 * Cuts a half-written last line and every record after `iteration`, the number of iterations that the checkpoint
 * knows, so that a resumed run writes those records anew. The cost goes with what is cut, not with the file.
 * Gives how many whole lines that hold no record were cut: some may have been of earlier iterations. Undefined
 * where there is no file.
 */
export async function cutMetrics(file: string, iteration: number): Promise<number | undefined> {
  let end = 0;
  let damaged = 0;
  for await (const line of linesBackward(file)) {
    const record = line.whole ? parseRecord(line.bytes) : undefined;
    if (record !== undefined && record.iteration <= iteration) {
      end = line.end;
      break;
    }
    if (line.whole && record === undefined) damaged += 1;
  }
  try {
    const handle = await openToCut(file);
    try {
      await handle.truncate(end);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw writeError(file, error);
    return undefined;
  }
  return damaged;
}

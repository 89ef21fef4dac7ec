/** @file Asks what takes long to know, one question at a time, and remembers answers until the files change. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { stampOfFile } from '../../run/overview/file-stamp.js';
import { begun, type Examination, type Finding } from './worker-messages.js';

const mostAnswers = 50;
/** Entries of a data folder that are looked at to see whether it changed. */
const mostEntries = 40;

interface Bounds {
  /** From when the thread begins to read. */
  readonly milliseconds: number;
  /** Of this whole process, where the numbers of weights lie beside the thread's own memory. */
  readonly residentBytes: number;
  /** Of a weight file. */
  readonly fileBytes: number;
  readonly resourceLimits: ResourceLimits;
}

/** A thread that takes more, or hangs on a dead disk, says nothing about the file. */
const bounds = {
  trusted: {
    milliseconds: 120_000,
    residentBytes: Number.POSITIVE_INFINITY,
    fileBytes: Number.POSITIVE_INFINITY,
    resourceLimits: {},
  },
  untrusted: {
    milliseconds: 2000,
    residentBytes: 450e6,
    fileBytes: 100e6,
    resourceLimits: { maxOldGenerationSizeMb: 200, maxYoungGenerationSizeMb: 32 },
  },
} as const;

const startMilliseconds = 120_000;
const lookMilliseconds = 20;
const nothing: Finding = {};

async function isLarger(examination: Examination, bytes: number): Promise<boolean> {
  if (examination.kind !== 'weights' || bytes === Number.POSITIVE_INFINITY) return false;
  return stat(examination.source.weights).then(
    ({ size }) => size > bytes,
    () => false,
  );
}

async function stampOf(examination: Examination): Promise<string> {
  if (examination.kind === 'network') return stampOfFile(examination.file);
  if (examination.kind === 'weights') return stampOfFile(examination.source.weights);
  const { folder, split = {} } = examination.choice;
  if (folder === '') return '';
  const entries = (await readdir(folder).catch(() => [])).slice(0, mostEntries);
  const files = [folder, ...entries.map((name) => join(folder, name)), ...Object.values(split)];
  return (await Promise.all(files.map((file) => stampOfFile(String(file))))).join(' ');
}

export class Examiner {
  readonly #answers = new Map<string, Finding>();
  #queue: Promise<unknown> = Promise.resolve();

  /** @param program the bundle whose thread answers (main.ts). */
  constructor(private readonly program: URL) {}

  /**
   * The finding, an empty one where it takes too much to find; undefined where none can be had.
   * @param isTrusted whether what is examined comes from a workspace that is trusted.
   */
  async ask(examination: Examination, isTrusted = true): Promise<Finding | undefined> {
    const bound = bounds[isTrusted ? 'trusted' : 'untrusted'];
    if (await isLarger(examination, bound.fileBytes)) return undefined;
    const key = `${isTrusted} ${JSON.stringify(examination)} ${await stampOf(examination)}`;
    const known = this.#answers.get(key);
    if (known) return known;
    const turn = this.#queue
      .then(() => this.#answers.get(key) ?? this.#run(examination, bound))
      // A thread that cannot even be started says nothing of the file, and those that wait have their turn.
      .catch(() => undefined);
    this.#queue = turn;
    const finding = await turn;
    if (finding) {
      const [oldest] = this.#answers.keys();
      if (this.#answers.size >= mostAnswers && oldest !== undefined) this.#answers.delete(oldest);
      this.#answers.set(key, finding);
    }
    return finding;
  }

  #run(
    workerData: Examination,
    { milliseconds, residentBytes, resourceLimits }: Bounds,
  ): Promise<Finding | undefined> {
    return new Promise((resolve) => {
      const worker = new Worker(this.program, {
        workerData,
        argv: [],
        stdout: true,
        stderr: true,
        resourceLimits,
      });
      const giveUp = () => {
        resolve(nothing);
        void worker.terminate();
      };
      let patience = setTimeout(() => void worker.terminate(), startMilliseconds);
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() > residentBytes) giveUp();
      }, lookMilliseconds);
      worker.on('message', (message: typeof begun | Finding) => {
        if (message !== begun) return resolve(message);
        clearTimeout(patience);
        patience = setTimeout(giveUp, milliseconds);
      });
      worker.once('error', () => resolve(nothing));
      worker.once('exit', () => {
        clearTimeout(patience);
        clearInterval(watch);
        resolve(undefined);
      });
    });
  }
}

/** @file Asks what takes long to know, one question at a time, and remembers answers until the files change. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { stampOfFile } from '../../run/file-stamp.js';
import type { Examination, Finding } from './worker-messages.js';

const mostAnswers = 50;
/** Entries of a data folder that are looked at to see whether it changed. */
const mostEntries = 40;

/** A thread that runs out of memory, or hangs on a dead disk, says nothing about the file. */
const patienceMilliseconds = 120_000;

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

  /** The finding; undefined where none can be had. */
  async ask(examination: Examination): Promise<Finding | undefined> {
    const key = `${JSON.stringify(examination)} ${await stampOf(examination)}`;
    const known = this.#answers.get(key);
    if (known) return known;
    const turn = this.#queue
      .then(() => this.#answers.get(key) ?? this.#run(examination))
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

  #run(workerData: Examination): Promise<Finding | undefined> {
    return new Promise((resolve) => {
      const worker = new Worker(this.program, { workerData, argv: [], stdout: true, stderr: true });
      const timer = setTimeout(() => void worker.terminate(), patienceMilliseconds);
      worker.once('message', (finding: Finding) => resolve(finding));
      worker.once('error', () => resolve(undefined));
      worker.once('exit', () => {
        clearTimeout(timer);
        resolve(undefined);
      });
    });
  }
}

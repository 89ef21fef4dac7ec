/** @file Publishes diagnostics of a file: quick ones at once, slow ones when they are known and the text stands still. */
import type { Connection } from 'vscode-languageserver/node';
import { findDiskProblems } from '../../configuration/parse.js';
import type { Problem } from '../../configuration/problem.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import type { RunBook } from '../runs/run-book.js';
import { failureDiagnostics } from './run-failure.js';
import { type SlowCheckTools, slowProblems } from './slow.js';
import { toDiagnostic } from './to-diagnostic.js';

const diskMilliseconds = 150;
const slowMilliseconds = 700;

interface Known {
  document: ExperimentDocument;
  disk: readonly Problem[];
  slow: readonly Problem[];
  timer?: NodeJS.Timeout;
}

export class DiagnosticsPublisher {
  readonly #known = new Map<string, Known>();

  constructor(
    private readonly connection: Connection,
    private readonly runs: RunBook,
    private readonly tools: () => SlowCheckTools,
  ) {}

  /** Judges a version of a file. */
  judge(document: ExperimentDocument): void {
    const before = this.#known.get(document.uri);
    clearTimeout(before?.timer);
    const known: Known = { document, disk: [], slow: [] };
    this.#known.set(document.uri, known);
    this.#publish(known);
    known.timer = setTimeout(() => void this.#lookFurther(known), diskMilliseconds);
  }

  /** Judges all again, where files or settings beside them may have changed. */
  judgeAll(): void {
    for (const { document } of [...this.#known.values()]) this.judge(document);
  }

  /** Publishes what is known with the runs as they are now. */
  publishAll(): void {
    for (const known of this.#known.values()) this.#publish(known);
  }

  close(uri: string): void {
    clearTimeout(this.#known.get(uri)?.timer);
    this.#known.delete(uri);
    void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async #lookFurther(known: Known): Promise<void> {
    const { document } = known;
    known.disk = await findDiskProblems(document.text, document.file).catch(() => []);
    this.#publish(known);
    known.timer = setTimeout(() => {
      const missing = new Set(known.disk.map(({ path }) => JSON.stringify(path)));
      void slowProblems(document, missing, this.tools(), (problems) => {
        known.slow = problems;
        this.#publish(known);
      });
    }, slowMilliseconds - diskMilliseconds);
  }

  #publish(known: Known): void {
    const { document, disk, slow } = known;
    if (this.#known.get(document.uri) !== known) return;
    const problems = [...document.parsed.problems, ...disk, ...slow];
    void this.connection.sendDiagnostics({
      uri: document.uri,
      version: document.version,
      diagnostics: [
        ...problems.map((problem) => toDiagnostic(document, problem)),
        ...failureDiagnostics(document, this.runs.runsOf(document)),
      ],
    });
  }
}

/** @file Publishes diagnostics of a file: quick ones at once, slow ones when they are known and the text stands still. */
import { basename } from 'node:path';
import type { Connection } from 'vscode-languageserver/node';
import { networkFilesIn } from '../../configuration/checks/networks.js';
import { findDiskProblems } from '../../configuration/parse.js';
import { weightFile } from '../../configuration/source-weights.js';
import type { Problem } from '../../configuration/text/problem.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import type { RunBook } from '../runs/run-book.js';
import { learnNetworksOf } from './network-files.js';
import { failureDiagnostics } from './run-failure.js';
import { type SlowCheckName, type SlowCheckTools, slowProblems } from './slow.js';
import { toDiagnostic } from './to-diagnostic.js';

const diskMilliseconds = 150;
const slowMilliseconds = 700;

const nameOf = (file: string): string => basename(file).toLowerCase();

interface Known {
  readonly document: ExperimentDocument;
  disk: readonly Problem[];
  /** What each check found when it was last at its end, and in which look. */
  readonly slow: Map<SlowCheckName, { readonly look: number; readonly problems: readonly Problem[] }>;
  /** How often it was looked further than at the text. */
  looks: number;
  /** Of the look that has not come to its slow checks yet. */
  timer?: NodeJS.Timeout | undefined;
  /** Whether something changed beside the file since that look began. */
  isStale: boolean;
}

export class DiagnosticsPublisher {
  readonly #known = new Map<string, Known>();

  constructor(
    private readonly connection: Pick<Connection, 'sendDiagnostics'>,
    private readonly runs: Pick<RunBook, 'runsOfText'>,
    private readonly tools: () => SlowCheckTools,
  ) {}

  /** Judges a version of a file; of a version that was judged before, what was found stays until it is looked at anew. */
  judge(document: ExperimentDocument): void {
    const before = this.#known.get(document.uri);
    if (before?.document === document) {
      this.#lookSoon(before);
      return;
    }
    clearTimeout(before?.timer);
    const known: Known = { document, disk: [], slow: new Map(), looks: 0, isStale: false };
    this.#known.set(document.uri, known);
    this.#publish(known);
    this.#lookSoon(known);
  }

  /** Judges all again, where settings beside them may have changed. */
  judgeAll(): void {
    for (const { document } of [...this.#known.values()]) this.judge(document);
  }

  /** Judges those again that name a file like one of these: links and letter case spell one path in many ways. */
  judgeNaming(files: readonly string[]): void {
    const names = new Set(files.map(nameOf));
    for (const { document } of [...this.#known.values()]) {
      const { reading } = document.reading;
      const weights = (reading.sources ?? []).flatMap((source) => weightFile(source) ?? []);
      const named = [
        ...weights,
        ...(reading.target?.weights ? [reading.target.weights] : []),
        ...networkFilesIn(reading),
      ];
      if (named.some((file) => names.has(nameOf(file)))) this.judge(document);
    }
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

  /** A look that is on its way is not put off, however often this is wished for: another one follows it. */
  #lookSoon(known: Known): void {
    known.isStale = known.timer !== undefined;
    known.timer ??= setTimeout(() => void this.#lookFurther(known), diskMilliseconds);
  }

  async #lookFurther(known: Known): Promise<void> {
    const { document } = known;
    await learnNetworksOf(document, this.tools()).catch(() => undefined);
    known.disk = await findDiskProblems(document.reading, document.file).catch(() => []);
    if (this.#known.get(document.uri) !== known) return;
    this.#publish(known);
    known.timer = setTimeout(() => {
      known.timer = undefined;
      this.#lookSlowly(known);
      if (known.isStale) this.#lookSoon(known);
    }, slowMilliseconds - diskMilliseconds);
  }

  #lookSlowly(known: Known): void {
    const missing = new Set(known.disk.map(({ path }) => JSON.stringify(path)));
    known.looks += 1;
    const look = known.looks;
    void slowProblems(known.document, missing, this.tools(), (check, problems) => {
      // An engine may take so long to examine that a later look has its answer before.
      if ((known.slow.get(check)?.look ?? 0) > look) return;
      known.slow.set(check, { look, problems });
      this.#publish(known);
    });
  }

  #publish(known: Known): void {
    const { document, disk, slow } = known;
    if (this.#known.get(document.uri) !== known) return;
    const found = [...slow.values()].flatMap(({ problems }) => problems);
    const problems = [...document.parsed.problems, ...disk, ...found];
    void this.connection.sendDiagnostics({
      uri: document.uri,
      version: document.version,
      diagnostics: [
        ...problems.map((problem) => toDiagnostic(document, problem)),
        ...failureDiagnostics(document, this.runs.runsOfText(document)),
      ],
    });
  }
}

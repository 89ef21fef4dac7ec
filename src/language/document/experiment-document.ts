/** @file One version of an experiment file with all that follows from its text alone, each computed once. */
import { fileURLToPath } from 'node:url';
import type { Node } from 'jsonc-parser';
import type { Range } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { networkFilesIn } from '../../configuration/checks/networks.js';
import { type ParseResult, parseReading } from '../../configuration/parse.js';
import { readText, type TextReading } from '../../configuration/read.js';
import { hashOfText } from '../../configuration/text/text-hash.js';
import { knownNetworkFile } from '../../import/known-files.js';
import { type StandingText, standingText } from '../../run/overview/of-text.js';

/** An absolute path also for files that are not on the disk yet. */
export function pathOf(uri: string): string {
  try {
    return fileURLToPath(uri);
  } catch {
    return '/untitled/experiment.l2t.json';
  }
}

export class ExperimentDocument {
  readonly text: string;
  /** Of this text: the editor's document is changed in place, version and all. */
  readonly version: number;
  /** Absolute path. */
  readonly file: string;
  #parsed: { readonly networks: string; readonly result: ParseResult } | undefined;
  #reading: TextReading | undefined;
  #hash: string | undefined;

  constructor(private readonly document: TextDocument) {
    this.text = document.getText();
    this.version = document.version;
    this.file = pathOf(document.uri);
  }

  get uri(): string {
    return this.document.uri;
  }

  get root(): Node | undefined {
    return this.reading.root;
  }

  get parsed(): ParseResult {
    // What a network file holds may become known, or change, while the text stays.
    const networks = networkFilesIn(this.reading.reading)
      .map((file) => knownNetworkFile(file)?.version)
      .join();
    if (this.#parsed?.networks !== networks)
      this.#parsed = { networks, result: parseReading(this.reading, this.file) };
    return this.#parsed.result;
  }

  get reading(): TextReading {
    this.#reading ??= readText(this.text, this.file);
    return this.#reading;
  }

  /** As runs record it. */
  get hash(): string {
    this.#hash ??= hashOfText(this.text);
    return this.#hash;
  }

  /** What tells which runs are of this text. */
  get standing(): StandingText {
    return standingText(this.file, this.hash, this.reading, this.parsed);
  }

  offsetAt(position: { readonly line: number; readonly character: number }): number {
    return this.document.offsetAt(position);
  }

  range(offset: number, length: number): Range {
    return { start: this.document.positionAt(offset), end: this.document.positionAt(offset + length) };
  }

  rangeOf({ offset, length }: Pick<Node, 'offset' | 'length'>): Range {
    return this.range(offset, length);
  }
}

/** Documents by address; a new version replaces what was known of the one before. */
export class DocumentCache {
  readonly #known = new Map<string, ExperimentDocument>();

  get(document: TextDocument): ExperimentDocument {
    const known = this.#known.get(document.uri);
    if (known?.version === document.version) return known;
    const fresh = new ExperimentDocument(document);
    this.#known.set(document.uri, fresh);
    return fresh;
  }

  delete(uri: string): void {
    this.#known.delete(uri);
  }
}

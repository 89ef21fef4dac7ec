/** @file Whether this machine has an engine, found out by the product's own doctor in a process apart, and remembered. */
import { existsOn, type RealEngineName } from '../../catalog/engines.js';
import { storageFolder } from '../../engines/storage.js';
import { stampOfFile } from '../../run/overview/file-stamp.js';
import type { CommandLine } from '../messages.js';

export interface EngineFinding {
  readonly why: string;
  readonly nextStep: string;
}

interface Answer {
  /** Of the storage, as it was when the engine was asked for. */
  readonly stamp: string;
  readonly finding: Promise<EngineFinding | undefined>;
  isLack?: boolean;
}

export class EngineKnowledge {
  readonly #answers = new Map<RealEngineName, Answer>();

  /** @param commandLine how the product's command line is called with these words. */
  constructor(private readonly commandLine: (words: readonly string[]) => Promise<CommandLine>) {}

  /** What an engine lacks here; undefined where it works or nobody can say. */
  async lackOf(name: RealEngineName, trusted: boolean): Promise<EngineFinding | undefined> {
    if (!existsOn(name, process)) return this.#elsewhere(name);
    if (!trusted) return undefined;
    // Whatever sets an engine up, undoes that or measures puts something into this folder or takes it from there.
    const stamp = await stampOfFile(storageFolder());
    const known = this.#answers.get(name);
    const answer = known?.stamp === stamp ? known : { stamp, finding: this.#examine(name) };
    this.#answers.set(name, answer);
    return this.#noted(name, answer);
  }

  /** Engines that were missing are looked for again: a driver, say, may have come, which no file here tells of. */
  forgetLacks(): void {
    for (const [name, { isLack }] of this.#answers) if (isLack) this.#answers.delete(name);
  }

  async #noted(name: RealEngineName, answer: Answer): Promise<EngineFinding | undefined> {
    try {
      const finding = await answer.finding;
      answer.isLack = finding !== undefined;
      return finding;
    } catch {
      // The editor may be able to say how at another time.
      if (this.#answers.get(name) === answer) this.#answers.delete(name);
      return undefined;
    }
  }

  async #elsewhere(name: RealEngineName): Promise<EngineFinding> {
    const { nextStep } = await import('../../doctor/next-steps.js');
    return { why: `${process.platform} ${process.arch}`, nextStep: nextStep(name, process) };
  }

  async #examine(name: RealEngineName): Promise<EngineFinding | undefined> {
    const { executable, words, env } = await this.commandLine(['doctor', '--engine', name, '--json']);
    const { examineApart } = await import('../../doctor/examine-apart.js');
    const report = await examineApart(name, [executable, ...words], { env: { ...env } });
    return report.works ? undefined : { why: report.why, nextStep: report.nextStep };
  }
}

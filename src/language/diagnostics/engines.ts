/** @file Whether this machine has an engine, found out once by the product's own doctor in a process apart. */
import { engineTable } from '../../catalog/engines.js';
import type { RealEngineName } from '../../engines/open.js';
import type { CommandLine } from '../messages.js';

export interface EngineFinding {
  readonly why: string;
  readonly nextStep: string;
}

export class EngineKnowledge {
  readonly #answers = new Map<RealEngineName, Promise<EngineFinding | undefined>>();

  /** @param commandLine how the product's command line is called with these words. */
  constructor(private readonly commandLine: (words: readonly string[]) => Promise<CommandLine>) {}

  /** What an engine lacks here; undefined where it works or nobody can say. */
  lackOf(name: RealEngineName, trusted: boolean): Promise<EngineFinding | undefined> {
    const { platforms } = engineTable[name];
    const elsewhere = !platforms.some((platform) => platform === process.platform);
    if (!trusted && !elsewhere) return Promise.resolve(undefined);
    const known = this.#answers.get(name);
    if (known) return known;
    const answer = (elsewhere ? this.#elsewhere(name) : this.#examine(name)).catch(() => {
      // The editor may be able to say how at another time.
      this.#answers.delete(name);
      return undefined;
    });
    this.#answers.set(name, answer);
    return answer;
  }

  /** Whoever is asked next is looked for again: an engine may have been set up meanwhile. */
  forget(): void {
    this.#answers.clear();
  }

  async #elsewhere(name: RealEngineName): Promise<EngineFinding> {
    const { nextStep } = await import('../../doctor/next-steps.js');
    return { why: `${process.platform} ${process.arch}`, nextStep: nextStep(name, process.platform) };
  }

  async #examine(name: RealEngineName): Promise<EngineFinding | undefined> {
    const { executable, words, env } = await this.commandLine(['doctor', '--engine', name, '--json']);
    const { examineApart } = await import('../../doctor/examine-apart.js');
    const report = await examineApart(name, [executable, ...words], { ...env });
    return report.works ? undefined : { why: report.why, nextStep: report.nextStep };
  }
}

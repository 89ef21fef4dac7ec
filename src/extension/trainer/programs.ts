/** @file The product's programs as the extension runs them: from the versioned copy, on the chosen Node. */
import { join } from 'node:path';
import { translationsVariable } from '../../errors/translations.js';
import type { StartOptions } from '../../trainer/start.js';
import type { ProgramCall, Programs } from '../services.js';
import { type InstalledExtension, installPrograms } from './copy.js';
import { chooseNode, programEnvironment } from './node.js';

export interface InstalledProgramsOptions {
  readonly extension: InstalledExtension;
  /** The extension's own folder for files that outlive it. */
  readonly storage: string;
  /** What the setting says now. */
  readonly nodeSetting: () => string;
  readonly gpuSetting: () => string;
  /** File of the sentences in the editor's display language; absent where they are English. */
  readonly translations?: string;
}

export class InstalledPrograms implements Programs {
  constructor(private readonly options: InstalledProgramsOptions) {}

  /** The folder of the copy, looked for at each call: a window stays open for weeks, and others clear away. */
  folder(): Promise<string> {
    return installPrograms(this.options.extension, this.options.storage);
  }

  async commandLine(...words: readonly string[]): Promise<ProgramCall> {
    const { file, executable, env } = await this.#program('cli.js');
    return { executable, words: [file, ...words], env };
  }

  async trainer(): Promise<StartOptions> {
    const { file, executable, env } = await this.#program('trainer.js');
    return { trainerFile: file, node: executable, env };
  }

  async #program(name: string) {
    const node = await chooseNode(this.options.nodeSetting());
    const file = join(await this.folder(), 'dist', name);
    const { translations } = this.options;
    const env = programEnvironment(node);
    const gpu = this.options.gpuSetting();
    if (gpu !== '') env.CUDA_VISIBLE_DEVICES = gpu;
    if (translations !== undefined) env[translationsVariable] = translations;
    return { file, executable: node.executable, env };
  }
}

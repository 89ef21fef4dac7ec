/** @file Answers about images: from the live trainer, else from a program that reads the run's folder. */
import { workspace } from 'vscode';
import type { Answer, EvaluationAnswer } from '../../../webview/contract.js';
import { editorErrors } from '../../errors/editor.js';
import { StudioError } from '../../errors/studio-error.js';
import { connectToTrainer } from '../../run/client.js';
import { liveTrainer } from '../../run/identity.js';
import { hasFields } from '../../run/read.js';
import type { SaliencyAnswer, SaliencyRequest } from '../../run/saliency.js';
import type { Programs } from '../services.js';
import { askProgram } from '../trainer/ask-program.js';

/** What the program `evaluate --json` prints, as far as it is shown. */
interface Evaluated {
  readonly classes: readonly { readonly name: string }[];
  readonly confusion: readonly (readonly number[])[];
}

export class Inspection {
  readonly #ending = new AbortController();

  constructor(private readonly programs: Programs) {}

  async saliency(folder: string, request: SaliencyRequest): Promise<SaliencyAnswer> {
    if ((await liveTrainer(folder)) !== undefined) {
      const client = await connectToTrainer(folder);
      try {
        return await client.saliency(request);
      } finally {
        client.dispose();
      }
    }
    const { pair, images } = request;
    const words = ['saliency', folder, '--pair', String(pair), '--images', images.join(','), '--json'];
    const answer = await this.#ask(words);
    const fields = { height: 'number', width: 'number', classNames: 'object', images: 'object' };
    if (hasFields<SaliencyAnswer>(answer, fields)) return answer;
    throw editorErrors.noAnswer('saliency', 'no maps', new Error(JSON.stringify(answer)));
  }

  /** On the validation images; where none are held out, on the test images. */
  async evaluation(folder: string, hasValidation: boolean): Promise<EvaluationAnswer> {
    const part = hasValidation ? 'validation' : 'test';
    const answer = await this.#ask(['evaluate', folder, '--part', part, '--json']);
    if (!hasFields<Evaluated>(answer, { classes: 'object', confusion: 'object' })) {
      throw editorErrors.noAnswer('evaluate', 'no matrix', new Error(JSON.stringify(answer)));
    }
    return { part, classNames: answer.classes.map(({ name }) => name), confusion: answer.confusion };
  }

  /** Ends what is being computed. */
  dispose(): void {
    this.#ending.abort();
  }

  async #ask(words: readonly string[]): Promise<unknown> {
    if (!workspace.isTrusted) throw editorErrors.untrusted();
    return askProgram(await this.programs.commandLine(...words), this.#ending.signal);
  }
}

/** What was computed, or why it was not, in the words of the error; a defect is thrown on. */
export async function answered<T>(work: Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await work };
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    return { refusal: { message: error.message, remedy: error.remedy } };
  }
}

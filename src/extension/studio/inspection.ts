/** @file Answers about images: from the live trainer, else from a program that reads the run's folder. */
import { t } from '@vscode/l10n';
import { type LogOutputChannel, workspace } from 'vscode';
import type { Answer, EvaluationAnswer } from '../../../webview/contract.js';
import { editorErrors } from '../../errors/editor.js';
import { StudioError } from '../../errors/studio-error.js';
import { connectToTrainer } from '../../run/control/client.js';
import { failureOf } from '../../run/folder/failure.js';
import { type FieldTypes, hasFields } from '../../run/folder/fields.js';
import type { SaliencyAnswer, SaliencyRequest } from '../../run/folder/saliency.js';
import { liveTrainer } from '../../run/process/identity.js';
import type { Programs } from '../services.js';
import { askProgram } from '../trainer/ask-program.js';
import { LastAnswer } from './last-answer.js';

/** What the program `evaluate --json` prints, as far as it is shown. */
interface Evaluated {
  readonly classes: readonly { readonly name: string }[];
  readonly confusion: readonly (readonly number[])[];
}

/** Only the program, which opens the data, knows whether images are held out. */
const noImages = 'data/no-images';

export class Inspection {
  readonly #saliencies = new LastAnswer<SaliencyAnswer>();
  readonly #evaluations = new LastAnswer<EvaluationAnswer>();

  constructor(private readonly programs: Programs) {}

  async saliency(folder: string, request: SaliencyRequest): Promise<SaliencyAnswer> {
    return this.#saliencies.to(folder, request, (signal) => this.#saliency(folder, request, signal));
  }

  /** On the validation images; where none are held out, on the test images. */
  async evaluation(folder: string): Promise<EvaluationAnswer> {
    return this.#evaluations.to(folder, {}, (signal) => this.#evaluation(folder, signal));
  }

  /** Ends what is being computed. */
  dispose(): void {
    this.#saliencies.dispose();
    this.#evaluations.dispose();
  }

  async #saliency(folder: string, request: SaliencyRequest, signal: AbortSignal): Promise<SaliencyAnswer> {
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
    const answer = await this.#ask(words, signal);
    const fields: FieldTypes<SaliencyAnswer> = {
      part: 'string',
      total: 'number',
      weights: 'object',
      height: 'number',
      width: 'number',
      classNames: 'array',
      images: 'array',
    };
    if (hasFields<SaliencyAnswer>(answer, fields)) return answer;
    throw editorErrors.noAnswer('saliency', t('no maps'), new Error(JSON.stringify(answer)));
  }

  async #evaluation(folder: string, signal: AbortSignal): Promise<EvaluationAnswer> {
    try {
      return await this.#evaluationOn('validation', folder, signal);
    } catch (error) {
      if (error instanceof StudioError && error.code === noImages)
        return this.#evaluationOn('test', folder, signal);
      throw error;
    }
  }

  async #evaluationOn(
    part: EvaluationAnswer['part'],
    folder: string,
    signal: AbortSignal,
  ): Promise<EvaluationAnswer> {
    const answer = await this.#ask(['evaluate', folder, '--part', part, '--json'], signal);
    if (!hasFields<Evaluated>(answer, { classes: 'array', confusion: 'array' })) {
      throw editorErrors.noAnswer('evaluate', t('no matrix'), new Error(JSON.stringify(answer)));
    }
    return { part, classNames: answer.classes.map(({ name }) => name), confusion: answer.confusion };
  }

  async #ask(words: readonly string[], signal: AbortSignal): Promise<unknown> {
    if (!workspace.isTrusted) throw editorErrors.untrusted();
    return askProgram(await this.programs.commandLine(...words), signal);
  }
}

/** What was computed, or why it was not, in the words of the error. A panel that waits is always answered. */
export async function answered<T>(work: Promise<T>, log: LogOutputChannel): Promise<Answer<T>> {
  try {
    return { value: await work };
  } catch (error) {
    if (!(error instanceof StudioError)) log.error(error instanceof Error ? error : String(error));
    const { message, remedy } = failureOf(error);
    return { refusal: { message, remedy } };
  }
}

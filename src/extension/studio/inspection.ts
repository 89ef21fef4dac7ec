/** @file Answers about images: from the live trainer, else from a program that reads the run's folder. */
import { t } from '@vscode/l10n';
import { type LogOutputChannel, workspace } from 'vscode';
import type { Answer, EvaluatedPart, EvaluationAnswer, PicturesAnswer } from '../../../webview/contract.js';
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
  readonly outcomes: EvaluationAnswer['outcomes'];
}

const mostPictures = 24;

export class Inspection {
  readonly #saliencies = new LastAnswer<SaliencyAnswer>();
  readonly #evaluations = new LastAnswer<EvaluationAnswer>();
  readonly #pictures = new LastAnswer<PicturesAnswer>();

  constructor(private readonly programs: Programs) {}

  async saliency(folder: string, request: SaliencyRequest): Promise<SaliencyAnswer> {
    return this.#saliencies.to(folder, request, (signal) => this.#saliency(folder, request, signal));
  }

  async evaluation(folder: string, part: EvaluatedPart): Promise<EvaluationAnswer> {
    return this.#evaluations.to(folder, { part }, (signal) => this.#evaluation(folder, part, signal));
  }

  /** At most as many as a page shows are given: the rest is asked for when it is looked at. */
  async pictures(folder: string, part: EvaluatedPart, images: readonly number[]): Promise<PicturesAnswer> {
    const asked = images.slice(0, mostPictures);
    return this.#pictures.to(folder, { part, asked }, async (signal) => {
      const words = ['evaluate', folder, '--part', part, '--images', asked.join(','), '--json'];
      const answer = await this.#ask(words, signal);
      const fields: FieldTypes<PicturesAnswer> = { height: 'number', width: 'number', images: 'array' };
      if (hasFields<PicturesAnswer>(answer, fields)) return answer;
      throw editorErrors.noAnswer('evaluate', t('no images'), new Error(JSON.stringify(answer)));
    });
  }

  /** Ends what is being computed. */
  dispose(): void {
    this.#saliencies.dispose();
    this.#evaluations.dispose();
    this.#pictures.dispose();
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

  async #evaluation(folder: string, part: EvaluatedPart, signal: AbortSignal): Promise<EvaluationAnswer> {
    const answer = await this.#ask(['evaluate', folder, '--part', part, '--json'], signal);
    if (!hasFields<Evaluated>(answer, { classes: 'array', confusion: 'array', outcomes: 'object' })) {
      throw editorErrors.noAnswer('evaluate', t('no matrix'), new Error(JSON.stringify(answer)));
    }
    const { classes, confusion, outcomes } = answer;
    return { part, classNames: classes.map(({ name }) => name), confusion, outcomes };
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

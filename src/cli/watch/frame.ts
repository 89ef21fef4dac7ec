/** @file The live view of a run as lines of text. */
import { t } from '@vscode/l10n';
import { percent, percentDone } from '../../catalog/number-texts.js';
import { shownPath } from '../programs.js';
import { bar, progressBar, sparkline } from '../terminal/bars.js';
import { duration } from '../terminal/numbers.js';
import type { Paint } from '../terminal/style.js';
import { cutTo, padTo, textWidth, wrapped } from '../terminal/width.js';
import { idleLines } from './idle.js';
import { bestEpoch, doneFraction, judged, type RunPicture, stateText } from './picture.js';

const pairsShown = 5;
const widest = 100;

export interface FrameOptions {
  /** Of the terminal. */
  readonly columns: number;
  readonly paint: Paint;
  /** The last line: what the keys do, or what is going on. */
  readonly message: string;
}

/** The lines, none wider than the terminal. */
export function frameLines(picture: RunPicture, options: FrameOptions): string[] {
  const columns = Math.min(options.columns, widest);
  const { paint } = options;
  const { engine, folder, state } = picture;
  const on = engine === undefined ? '' : `${engine.name}, ${engine.device}`;
  return [
    paint('heading', picture.title),
    paint('quiet', picture.about),
    ...(picture.training === undefined ? [] : [paint('quiet', picture.training)]),
    ...(on === '' ? [] : [paint('quiet', on)]),
    ...(state === 'ended' ? [] : idleLines(engine)).flatMap((line) =>
      wrapped(line, columns).map((part) => paint('warning', part)),
    ),
    paint('quiet', shownPath(folder)),
    '',
    progressLine(picture, columns, paint),
    ...lossLines(picture),
    ...accuracyLines(picture, columns, paint),
    // The result, which follows, has λ over the whole best epoch.
    ...(isThrough(picture) ? [] : pairLines(picture, columns, paint)),
    ...(picture.state === 'ended' ? [] : ['', paint('quiet', options.message)]),
  ].map((line) => cutTo(line, columns));
}

const isThrough = (picture: RunPicture) => picture.state === 'ended' && doneFraction(picture) === 1;

function progressLine(picture: RunPicture, columns: number, paint: Paint): string {
  const { last, epochs } = picture;
  const state = stateText(picture);
  if (last === undefined)
    return state ?? (picture.state === 'ended' ? '' : t('first iteration: compiling the training step'));
  const fraction = doneFraction(picture);
  const left = picture.last?.secondsLeft;
  const head = t('epoch {0} of {1}', String(last.epoch).padStart(String(epochs).length), epochs);
  const rest = left === undefined || picture.state === 'ended' ? '' : t('{0} left', duration(left));
  const tail = `${percentDone(fraction).padStart(4)}  ${state ?? rest}`;
  const room = Math.max(0, columns - textWidth(head) - Math.max(textWidth(tail), 20) - 4);
  const [done, open] = progressBar(fraction, room);
  return `${head}  ${paint('progress', done)}${paint('quiet', open)}  ${tail}`;
}

function lossLines({ last }: RunPicture): string[] {
  if (last === undefined) return [];
  const transfer = last.transferLoss === 0 ? '' : t(' + {0} transfer', last.transferLoss.toFixed(4));
  return [
    `${t('loss')}      ${last.trainingLoss.toFixed(4)}${transfer}  ${t('{0} images a second', last.imagesPerSecond.toFixed(0))}`,
  ];
}

function accuracyLines(picture: RunPicture, columns: number, paint: Paint): string[] {
  const { history } = picture;
  const [latest, best] = [history.at(-1), bestEpoch(picture)];
  if (!latest || !best) return [];
  const validates = latest.validationImages > 0;
  const text = validates
    ? t('validation {0}, best {1} in epoch {2}', percent(judged(latest)), percent(judged(best)), best.epoch)
    : t('test {0}', percent(latest.testAccuracy));
  const room = Math.max(1, columns - textWidth(text) - 12);
  const line = sparkline(history.map(judged), room);
  const test = t('test {0}, at the best epoch {1}', percent(latest.testAccuracy), percent(best.testAccuracy));
  return [
    `${t('accuracy')}  ${paint('good', line)}  ${text}`,
    ...(validates ? [padTo('', 10 + textWidth(line) + 2) + test] : []),
  ];
}

function pairLines({ last, pairs }: RunPicture, columns: number, paint: Paint): string[] {
  const lambda = last?.lambda?.mean ?? [];
  if (lambda.length === 0) return [];
  const strongest = lambda
    .map((value, pair) => ({ value, name: pairs[pair] ?? '' }))
    .sort((left, right) => right.value - left.value)
    .slice(0, pairsShown);
  const largest = Math.max(...lambda, Number.MIN_VALUE);
  const head = Math.min(Math.max(...strongest.map(({ name }) => textWidth(name))), columns - 30);
  const room = Math.min(30, columns - head - 10);
  return [
    '',
    t('strongest of {0} pairs, by λ', lambda.length),
    ...strongest.map(
      ({ value, name }) =>
        `  ${padTo(cutTo(name, head), head)}  ${value.toFixed(2)}  ${paint('progress', bar(value / largest, room).trimEnd())}`,
    ),
  ];
}

/** @file A confusion matrix to take away: as CSV, and as a picture of shapes that stands by itself. No DOM. */
import { t } from '@vscode/l10n';
import { attributes, element } from '../charts/svg-text.js';
import type { EvaluationAnswer } from '../contract.js';
import { contrast, type Rgb, writeColour } from '../shell/colour.js';
import { csvOf } from '../shell/csv.js';

/** A line a true class, a column each class that was said. */
export function matrixCsv({ classNames, confusion }: EvaluationAnswer): string {
  return csvOf(
    [t('True class'), ...classNames],
    confusion.map((row, actual) => [classNames[actual] ?? String(actual), ...row]),
  );
}

const [cell, font] = [36, 12];

interface SvgOptions {
  readonly background: Rgb;
  readonly foreground: Rgb;
  readonly shade: (share: number, isRight: boolean) => Rgb;
}

/** Rows are true classes, columns what was said. */
export function matrixSvg(
  { classNames, confusion }: EvaluationAnswer,
  { background, foreground, shade }: SvgOptions,
): string {
  const label = 12 + 0.6 * font * Math.max(...classNames.map(({ length }) => length), 1);
  const side = label + cell * classNames.length + 12;
  const ink = writeColour(foreground);
  const cells = confusion.flatMap((row, actual) => {
    const images = row.reduce((sum, count) => sum + count, 0);
    return row.flatMap((count, said) => {
      const ground = shade(images === 0 ? 0 : count / images, actual === said);
      const [x, y] = [label + said * cell, label + actual * cell];
      const isLight = contrast(ground, [0, 0, 0]) > contrast(ground, [255, 255, 255]);
      const place = {
        x: x + cell / 2,
        y: y + cell / 2 + 4,
        'text-anchor': 'middle',
        fill: isLight ? '#000' : '#fff',
      };
      const square = { x, y, width: cell, height: cell, fill: writeColour(ground) };
      return [
        element('rect', { ...square, stroke: ink, 'stroke-opacity': 0.3 }),
        ...(count === 0 ? [] : [element('text', place, String(count))]),
      ];
    });
  });
  const names = classNames.flatMap((name, at) => {
    const middle = label + at * cell + cell / 2 + 4;
    return [
      element('text', { x: label - 6, y: middle, 'text-anchor': 'end', fill: ink }, name),
      element('text', { transform: `translate(${middle} ${label - 6}) rotate(-90)`, fill: ink }, name),
    ];
  });
  const frame = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${side} ${side}`,
    width: side,
    height: side,
    'font-family': 'sans-serif',
    'font-size': font,
  });
  const whole = element('rect', { width: side, height: side, fill: writeColour(background) });
  const title = element('title', {}, t('Rows: true class. Columns: what the network said.'));
  return `<svg${frame}>${title}${whole}${cells.join('')}${names.join('')}</svg>`;
}

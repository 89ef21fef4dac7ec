/** @file λ of a pair over a run as a small SVG picture for a hover. */
import { t } from '@vscode/l10n';
import type { LambdaPoint } from './lambda-history.js';

const [width, height, left, bottom, top] = [320, 110, 30, 18, 8];
/** Middle tones: a picture in a hover does not know the theme, and these stand out from black and from white. */
const colors = { line: '#3b8eea', band: '#3b8eea', axis: '#8a8a8a' } as const;

/** The picture as a `data:` address; undefined where there are fewer than two points. */
export function lambdaChart(points: readonly LambdaPoint[], pair: number): string | undefined {
  const values = points.flatMap(({ iteration, lambda }) => {
    const [mean, deviation] = [lambda.mean[pair], lambda.deviation[pair]];
    return typeof mean === 'number' && typeof deviation === 'number' && Number.isFinite(mean + deviation)
      ? [{ iteration, mean, deviation }]
      : [];
  });
  const last = values.at(-1);
  if (!last || values.length < 2) return undefined;
  const highest = Math.max(0.1, ...values.map(({ mean, deviation }) => mean + deviation));
  const x = (iteration: number) => (left + ((width - left - 4) * iteration) / last.iteration).toFixed(1);
  const y = (value: number) =>
    (top + (height - top - bottom) * (1 - Math.max(0, value) / highest)).toFixed(1);
  const along = (of: (value: (typeof values)[number]) => number, list = values) =>
    list.map((value) => `${x(value.iteration)},${y(of(value))}`).join(' ');
  const band = `${along(({ mean, deviation }) => mean + deviation)} ${along(({ mean, deviation }) => mean - deviation, values.toReversed())}`;
  const label = (atX: number, atY: number, text: string, anchor: string) =>
    `<text x="${atX}" y="${atY}" text-anchor="${anchor}">${text}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<polygon points="${band}" fill="${colors.band}" fill-opacity="0.25"/>
<polyline points="${along(({ mean }) => mean)}" fill="none" stroke="${colors.line}" stroke-width="2"/>
<path d="M${left} ${top}V${height - bottom}H${width - 4}" fill="none" stroke="${colors.axis}"/>
<g font-family="sans-serif" font-size="10" fill="${colors.axis}">${label(left - 4, top + 8, highest.toFixed(1), 'end')}${label(left - 4, height - bottom, '0', 'end')}${label(left, height - 5, t('iteration'), 'start')}${label(width - 4, height - 5, String(last.iteration), 'end')}</g>
</svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

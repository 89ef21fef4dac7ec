/**
 * @file A chart as an SVG document that stands by itself, drawn from the scales and the lines of the chart that is seen: a
 * canvas has no shapes to give away. No DOM.
 */
import { parseColour, writeColour } from '../shell/colour.js';
import type { Theme } from '../shell/theme.js';
import type { LegendEntry } from './legend-rows.js';
import { margin, placedEntries, rowHeight, swatchWidth, titleHeight } from './legend-rows.js';
import type { Look } from './looks.js';
import type { Point } from './points.js';
import { attributes, element, number, pathOf } from './svg-text.js';

/** What chart.js computed of an axis. */
export interface DrawnScale {
  readonly ticks: readonly { readonly value: number; readonly label?: string | string[] | undefined }[];
  getPixelForValue(value: number): number;
}

export interface VectorLine {
  readonly points: readonly Point[];
  /** Drawn faint behind the line. */
  readonly raw?: readonly Point[];
  readonly look: Look;
  /** Of the vertical axis. */
  readonly scale: DrawnScale;
}

export interface VectorAxis {
  readonly scale: DrawnScale;
  readonly title: string;
}

export interface VectorChart {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** Where the lines are, in pixels of the chart. */
  readonly area: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly x: VectorAxis;
  readonly left: VectorAxis;
  readonly right?: VectorAxis;
  readonly lines: readonly VectorLine[];
  readonly entries: readonly LegendEntry[];
  readonly theme: Pick<Theme, 'background' | 'foreground' | 'muted' | 'fontFamily'>;
  /** The width of a text of the legend in pixels. */
  readonly measure: (text: string) => number;
}

/** How much of a line's colour its raw values have, a fraction of 1; and a grid line of the text's. */
const faint = { raw: 0.3, grid: 0.15 } as const;

/** Programs that read SVG know no colours with an alpha. */
const plain = (colour: string): string => {
  const known = parseColour(colour);
  return known === undefined ? colour : writeColour(known);
};

export function vectorOf(chart: VectorChart): string {
  const { title, theme, entries, measure } = chart;
  const width = chart.width + 2 * margin;
  const placed = placedEntries(entries, width, measure);
  const legendTop = margin + titleHeight + chart.height + 8;
  const height = legendTop + ((placed.at(-1)?.row ?? -1) + 1) * rowHeight + margin;
  const legend = placed.map(({ entry: { look, fullTitle }, x, row }) => {
    const y = legendTop + row * rowHeight + rowHeight / 2;
    const sample = element('path', {
      d: `M${number(x)} ${number(y)}h${swatchWidth - 6}`,
      ...strokeOf(look, 2.5),
    });
    return sample + textOf(fullTitle, { x: x + swatchWidth, y: y + 4, fill: plain(theme.foreground) });
  });
  const body = [
    element('title', {}, title),
    element('rect', { width, height, fill: plain(theme.background) }),
    textOf(title, {
      x: margin,
      y: margin + titleHeight / 2,
      fill: plain(theme.foreground),
      'font-size': 15,
      'font-weight': 600,
    }),
    `<g${attributes({ transform: `translate(${margin} ${margin + titleHeight})` })}>${plotOf(chart)}</g>`,
    ...legend,
  ];
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: number(width),
    height: number(height),
    viewBox: `0 0 ${number(width)} ${number(height)}`,
    'font-family': theme.fontFamily,
    'font-size': 13,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg${attributes(root)}>\n${body.join('\n')}\n</svg>\n`;
}

/** Grid, axes and lines in the chart's own pixels. */
function plotOf({ area, x, left, right, lines, theme, width, height }: VectorChart): string {
  const grid = { stroke: plain(theme.foreground), 'stroke-opacity': faint.grid };
  const muted = { fill: plain(theme.muted), 'font-size': 12 };
  const middle = { x: (area.left + area.right) / 2, y: (area.top + area.bottom) / 2 };
  const upright = (text: string, at: number) =>
    textOf(text, {
      ...muted,
      'text-anchor': 'middle',
      transform: `translate(${number(at)} ${number(middle.y)}) rotate(-90)`,
    });
  const down = ticksOf(x, area.left, area.right).map(({ at, label }) => [
    element('path', { d: `M${number(at)} ${number(area.top)}V${number(area.bottom)}`, ...grid }),
    textOf(label, { ...muted, x: at, y: area.bottom + 18, 'text-anchor': 'middle' }),
  ]);
  const across = ticksOf(left, area.top, area.bottom).map(({ at, label }) => [
    element('path', { d: `M${number(area.left)} ${number(at)}H${number(area.right)}`, ...grid }),
    textOf(label, { ...muted, x: area.left - 8, y: at + 4, 'text-anchor': 'end' }),
  ]);
  const beside = right
    ? ticksOf(right, area.top, area.bottom).map(({ at, label }) =>
        textOf(label, { ...muted, x: area.right + 8, y: at + 4 }),
      )
    : [];
  return [
    ...[...down, ...across].flat(),
    ...beside,
    textOf(x.title, { ...muted, x: middle.x, y: height - 4, 'text-anchor': 'middle' }),
    upright(left.title, 12),
    ...(right ? [upright(right.title, width - 4)] : []),
    `<clipPath id="area">${element('rect', {
      x: area.left,
      y: area.top,
      width: area.right - area.left,
      height: area.bottom - area.top,
    })}</clipPath>`,
    `<g${attributes({ 'clip-path': 'url(#area)' })}>${lines.map((line) => lineOf(line, x.scale)).join('')}</g>`,
  ].join('\n');
}

/** Those in the chart, with their places in pixels. */
function ticksOf({ scale }: VectorAxis, from: number, to: number) {
  return scale.ticks.flatMap(({ value, label }) => {
    const at = scale.getPixelForValue(value);
    return at < from - 1 || at > to + 1 ? [] : [{ at, label: [label ?? ''].flat().join(' ') }];
  });
}

function lineOf({ points, raw, look, scale }: VectorLine, x: DrawnScale): string {
  const placed = (some: readonly Point[]) =>
    some.map((point) => ({ x: x.getPixelForValue(point.x), y: scale.getPixelForValue(point.y) }));
  const behind = raw
    ? element('path', {
        d: pathOf(placed(raw)),
        ...strokeOf({ ...look, dash: [] }, 1),
        'stroke-opacity': faint.raw,
      })
    : '';
  const [only, ...more] = placed(points);
  // One point makes no line.
  if (only !== undefined && more.length === 0)
    return behind + element('circle', { cx: only.x, cy: only.y, r: 3, fill: plain(look.colour) });
  return behind + element('path', { d: pathOf(placed(points)), ...strokeOf(look, 1.75) });
}

const strokeOf = ({ colour, dash }: Look, width: number) => ({
  fill: 'none',
  stroke: plain(colour),
  'stroke-width': width,
  'stroke-dasharray': dash.join(' '),
});

const textOf = (text: string, where: Readonly<Record<string, string | number>>): string =>
  element('text', where, text);

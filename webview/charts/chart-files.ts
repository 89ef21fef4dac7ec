/** @file What a chart gives away: its numbers, and its picture as pixels and as shapes. */
import type { PanelMessage } from '../contract.js';
import { csvOf } from '../shell/csv.js';
import type { Theme } from '../shell/theme.js';
import type { LineChart } from './chart-js.js';
import { rightAxis } from './chart-options.js';
import type { LegendEntry } from './legend-rows.js';
import type { DrawnLine } from './lines.js';
import { hideCursor } from './linked-cursor.js';
import type { Looks } from './looks.js';
import { pictureOf } from './picture.js';
import { recordedRows } from './recorded-rows.js';
import { vectorOf } from './vector.js';

export interface ChartFileOptions {
  readonly key: string;
  readonly title: string;
  readonly axisTitles: { readonly x: string; readonly left: string; readonly right: string };
  /** Those that are seen. */
  readonly lines: readonly DrawnLine[];
  readonly looks: Looks;
  readonly atRight: ReadonlySet<number>;
  /** Of what is seen. */
  readonly entries: readonly LegendEntry[];
  readonly theme: Theme;
}

type SavedFile = Extract<PanelMessage, { readonly kind: 'save-file' }>;

/** @param lines all of the chart, hidden ones too. */
export function csvFile(key: string, axisTitle: string, lines: readonly DrawnLine[]): SavedFile {
  const headings = [axisTitle, ...lines.map(({ fullName }) => fullName)];
  return { kind: 'save-file', name: `${key}.csv`, content: csvOf(headings, recordedRows(lines)) };
}

export async function pngFile(
  chart: LineChart,
  { key, title, entries, theme }: ChartFileOptions,
): Promise<SavedFile> {
  // What the pointer rests on is not part of the picture.
  chart.setActiveElements([]);
  chart.tooltip?.setActiveElements([], { x: 0, y: 0 });
  chart.update('none');
  hideCursor();
  const content = await pictureOf({ chart: chart.canvas, title, entries, theme });
  return { kind: 'save-file', name: `${key}.png`, content };
}

export function svgFile(chart: LineChart, options: ChartFileOptions): SavedFile {
  const { key, title, axisTitles, lines, looks, atRight, entries, theme } = options;
  const { x, y, [rightAxis]: right } = chart.scales;
  if (x === undefined || y === undefined) throw new Error('The chart has no axes.');
  const { ctx } = chart;
  const content = vectorOf({
    title,
    width: chart.width,
    height: chart.height,
    area: chart.chartArea,
    x: { scale: x, title: axisTitles.x },
    left: { scale: y, title: axisTitles.left },
    ...(right && { right: { scale: right, title: axisTitles.right } }),
    lines: lines.map(({ points, raw, place }) => ({
      points,
      ...(raw && { raw }),
      look: looks.of(place),
      scale: (atRight.has(place.series) ? right : undefined) ?? y,
    })),
    entries,
    theme,
    measure: (text) => {
      ctx.save();
      ctx.font = `13px ${theme.fontFamily}`;
      const { width } = ctx.measureText(text);
      ctx.restore();
      return width;
    },
  });
  return { kind: 'save-file', name: `${key}.svg`, content };
}

/** @file A chart as a picture that stands by itself: on the editor's background, with its title and its legend. */
import type { Theme } from '../shell/theme.js';
import type { LegendEntry } from './legend-rows.js';
import { margin, placedEntries, rowHeight, swatchWidth, titleHeight } from './legend-rows.js';

export interface PictureOptions {
  /** The chart as it is drawn, see-through where nothing is. */
  readonly chart: HTMLCanvasElement;
  readonly title: string;
  readonly entries: readonly LegendEntry[];
  readonly theme: Theme;
}

/** PNG bytes, as many pixels for each of the chart as the screen has. */
export async function pictureOf({ chart, title, entries, theme }: PictureOptions): Promise<Uint8Array> {
  const width = chart.clientWidth + 2 * margin;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser gives no canvas.');
  const font = `13px ${theme.fontFamily}`;
  context.font = font;
  const placed = placedEntries(entries, width, (text) => context.measureText(text).width);
  const legendTop = margin + titleHeight + chart.clientHeight + 8;
  const height = legendTop + ((placed.at(-1)?.row ?? -1) + 1) * rowHeight + margin;
  const scale = chart.width / chart.clientWidth;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  context.scale(scale, scale);
  context.fillStyle = theme.background;
  context.fillRect(0, 0, width, height);
  context.textBaseline = 'middle';
  context.fillStyle = theme.foreground;
  context.font = `600 15px ${theme.fontFamily}`;
  context.fillText(title, margin, margin + titleHeight / 2 - 4);
  context.drawImage(chart, margin, margin + titleHeight, chart.clientWidth, chart.clientHeight);
  context.font = font;
  context.lineWidth = 2.5;
  for (const { entry, x, row } of placed) {
    const y = legendTop + row * rowHeight + rowHeight / 2;
    context.strokeStyle = entry.look.colour;
    context.setLineDash([...entry.look.dash]);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + swatchWidth - 6, y);
    context.stroke();
    context.fillText(entry.fullTitle, x + swatchWidth, y);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The browser made no picture.');
  return new Uint8Array(await blob.arrayBuffer());
}

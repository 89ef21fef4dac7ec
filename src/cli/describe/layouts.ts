/** @file What the tables of `l2t describe` are made of, and how they fit a terminal. */
import type { MapShape } from '../../catalog/networks/description.js';
import type { Column } from '../../catalog/text-table.js';
import { textWidth } from '../terminal/width.js';

export const left = (title: string): Column => ({ title, align: 'left' });
export const right = (title: string): Column => ({ title, align: 'right' });

const indent = '  ';
export const indented = (lines: readonly string[]): string[] => lines.map((line) => indent + line);
/** Columns of the terminal inside of the indent. */
export const roomIn = (columns: number): number => columns - indent.length;

export const count = (value: number): string => value.toLocaleString('en-US');
export const area = ([, height, width]: MapShape): string => `${height}x${width}`;

export function size(shape: MapShape): string {
  const [channels, height, width] = shape;
  if (channels === 0) return '?';
  return height === 1 && width === 1 ? String(channels) : `${channels} x ${area(shape)}`;
}

/** The first of the layouts, widest first, whose lines have room; the last where none has. */
export function firstFitting(layouts: readonly (readonly string[])[], room: number): readonly string[] {
  const fits = (lines: readonly string[]) => lines.every((line) => textWidth(line) <= room);
  return layouts.find(fits) ?? layouts.at(-1) ?? [];
}

/** The lines of a table, and below each what had no room in it, if there is any. */
export function withBelow(table: readonly string[], below: readonly (readonly string[])[]): string[] {
  return table.flatMap((line, index) => {
    const rest = (below[index] ?? []).filter((text) => text !== '');
    return [line, ...(rest.length === 0 ? [] : indented([rest.join(', ')]))];
  });
}

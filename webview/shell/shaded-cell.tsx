/** @file A cell of a table whose ground says how much; its text is dark or light, whichever is read better on it. */
import type { ComponentChildren } from 'preact';
import { contrast, type Rgb, writeColour } from './colour.js';

const dark: Rgb = [0, 0, 0];
const light: Rgb = [255, 255, 255];

interface ShadedCellProps {
  readonly colour: Rgb;
  /** Shown while the pointer rests on it. */
  readonly title?: string;
  readonly children: ComponentChildren;
}

export function ShadedCell({ colour, title, children }: ShadedCellProps) {
  const text = contrast(colour, dark) > contrast(colour, light) ? dark : light;
  return (
    <td class="shaded-cell" {...(title !== undefined && { title })}>
      <span style={{ backgroundColor: writeColour(colour), color: writeColour(text) }}>{children}</span>
    </td>
  );
}

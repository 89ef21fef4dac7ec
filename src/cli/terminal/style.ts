/** @file Colors of the terminal, or none: files, pipes, `NO_COLOR` and dumb terminals get plain text. */
import { sealed } from './sealed.js';

/** Colors by what they say, not by how they look: the parameters that begin them, and those that end them. */
const styles = {
  heading: ['1', '22'],
  good: ['32', '39'],
  warning: ['33', '39'],
  bad: ['31', '39'],
  quiet: ['2', '22'],
  progress: ['36', '39'],
} as const;

export type Style = keyof typeof styles;
export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_, text) => text;
export const colored: Paint = (style, text) => {
  const [start, end] = styles[style];
  return `${sealed(start)}${text}${sealed(end)}`;
};

/** A stream, as far as colors depend on it. */
export interface ColorStream {
  /** Only terminals have it; it honors `NO_COLOR`, `FORCE_COLOR` and `TERM`. */
  readonly hasColors?: () => boolean;
}

/** How text is painted on this stream. */
export function paintFor(stream: ColorStream): Paint {
  return stream.hasColors?.() ? colored : plain;
}

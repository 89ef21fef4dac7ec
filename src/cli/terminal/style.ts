/** @file Colors of the terminal, or none: files, pipes, `NO_COLOR` and dumb terminals get plain text. */
import { styleText } from 'node:util';

/** Colors by what they say, not by how they look. */
const styles = {
  heading: ['bold'],
  good: ['green'],
  warning: ['yellow'],
  bad: ['red'],
  quiet: ['dim'],
  progress: ['cyan'],
} as const;

export type Style = keyof typeof styles;
export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_, text) => text;
export const colored: Paint = (style, text) => styleText([...styles[style]], text);

/** A stream, as far as colors depend on it. */
export interface ColorStream {
  /** Only terminals have it; it honors `NO_COLOR`, `FORCE_COLOR` and `TERM`. */
  readonly hasColors?: () => boolean;
}

/** How text is painted on this stream. */
export function paintFor(stream: ColorStream): Paint {
  return stream.hasColors?.() ? colored : plain;
}

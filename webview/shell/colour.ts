/** @file Colours as numbers: reading what a style sheet says, writing it again, and how far two stand apart. */

/** Red, green and blue, 0..255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A colour as style sheets write it (`#abc`, `#aabbcc`, `rgb(…)`); undefined for any other notation. */
export function parseColour(text: string): Rgb | undefined {
  const trimmed = text.trim();
  const short = /^#([\da-f])([\da-f])([\da-f])[\da-f]?$/i.exec(trimmed);
  if (short) return channels(short.slice(1).map((digit) => Number.parseInt(digit + digit, 16)));
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})([\da-f]{2})?$/i.exec(trimmed);
  if (long) return channels(long.slice(1, 4).map((digits) => Number.parseInt(digits, 16)));
  const call = /^rgba?\(([^)]*)\)$/i.exec(trimmed);
  return call ? channels((call[1] ?? '').split(/[\s,/]+/).map(Number)) : undefined;
}

function channels([red, green, blue]: readonly number[]): Rgb | undefined {
  const known = (value: number | undefined): value is number => Number.isFinite(value);
  return known(red) && known(green) && known(blue) ? [red, green, blue] : undefined;
}

export function writeColour([red, green, blue]: Rgb): string {
  return `#${[red, green, blue].map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

/** The colour at `fraction` of the way, 0..1. */
export function mixColours(from: Rgb, to: Rgb, fraction: number): Rgb {
  const at = (channel: 0 | 1 | 2) => from[channel] + (to[channel] - from[channel]) * fraction;
  return [at(0), at(1), at(2)];
}

/** Relative luminance as WCAG 2 defines it, 0 (black) to 1 (white). */
export function luminance(colour: Rgb): number {
  const linear = (value: number) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

/** Contrast ratio as WCAG 2 defines it, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((light ?? 1) + 0.05) / ((dark ?? 0) + 0.05);
}

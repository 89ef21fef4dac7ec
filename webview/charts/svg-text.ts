/** @file Elements of an SVG document as text. No DOM. */

/** Names come from files. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // What XML cannot say at all.
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');

/** Hundredths of a pixel. */
export const number = (value: number): string => String(Math.round(100 * value) / 100);

/** What is empty is left out. */
export function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? number(value) : escaped(value)}"`)
    .join('');
}

export function element(
  name: string,
  values: Readonly<Record<string, string | number>>,
  text?: string,
): string {
  return text === undefined
    ? `<${name}${attributes(values)}/>`
    : `<${name}${attributes(values)}>${escaped(text)}</${name}>`;
}

/** A line through the points; what is no number is a gap. */
export function pathOf(points: readonly { readonly x: number; readonly y: number }[]): string {
  let isDrawing = false;
  const steps = points.map(({ x, y }) => {
    const isPlace = Number.isFinite(x) && Number.isFinite(y);
    const step = isPlace ? `${isDrawing ? 'L' : 'M'}${number(x)} ${number(y)}` : '';
    isDrawing = isPlace;
    return step;
  });
  return steps.join('');
}

/** @file Bars and lines of block characters. */

const eighths = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];
const heights = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

const clamp = (value: number): number => Math.min(1, Math.max(0, Number.isFinite(value) ? value : 0));

/** A bar that fills `fraction` of `columns`, in steps of an eighth of a column; its end is filled with spaces. */
export function bar(fraction: number, columns: number): string {
  const filled = Math.round(clamp(fraction) * columns * 8);
  const whole = Math.floor(filled / 8);
  const rest = whole < columns ? (eighths[filled % 8] ?? '') : '';
  return ('█'.repeat(whole) + rest).padEnd(columns);
}

/** The two parts of a progress bar of `columns`: what is done and what is left. */
export function progressBar(fraction: number, columns: number): readonly [done: string, left: string] {
  const done = Math.floor(clamp(fraction) * columns);
  return ['━'.repeat(done), '─'.repeat(columns - done)];
}

/** At most `columns` numbers, neighbors averaged. */
function condensed(values: readonly number[], columns: number): number[] {
  if (values.length <= columns) return [...values];
  return Array.from({ length: columns }, (_, column) => {
    const first = Math.floor((column * values.length) / columns);
    const group = values.slice(first, Math.floor(((column + 1) * values.length) / columns));
    return group.reduce((sum, value) => sum + value, 0) / group.length;
  });
}

/** A line of at most `columns` characters whose heights go from the smallest to the largest of the values. */
export function sparkline(values: readonly number[], columns: number): string {
  const shown = condensed(values, columns);
  const [smallest, largest] = [Math.min(...shown), Math.max(...shown)];
  const height = (value: number) =>
    largest > smallest ? Math.round(((value - smallest) / (largest - smallest)) * (heights.length - 1)) : 0;
  return shown.map((value) => heights[height(value)] ?? '').join('');
}

/** @file Durations and parts of a whole as people read them, wherever the product says them. */
import { t } from '@vscode/l10n';

/** `2 h 05 min`, `3 min`, `40 s`. */
export function durationText(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return t('{0} s', whole);
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return t('{0} min', minutes);
  return t('{0} h {1} min', Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0'));
}

/** `41.2%` of 0.412. */
export function percent(fraction: number): string {
  return t('{0}%', tenths(fraction));
}

/** `54.0 ± 2.2%`: a fraction with its standard error. */
export function percentWithError(fraction: number, standardError: number): string {
  return t('{0} ± {1}%', tenths(fraction), tenths(standardError));
}

/** `34%`, rounded down: what is not done is never said to be. */
export function percentDone(fraction: number): string {
  return t('{0}%', Math.floor(100 * fraction));
}

const tenths = (fraction: number): string => (100 * fraction).toFixed(1);

/** @file Numbers of the terminal. */
import { t } from '@vscode/l10n';

/**
 * `0:42`, `12:05`, `3:07:12`; from a day on `2 d 3:07:12`. As a clock, not as `durationText`: here the time that is left
 * is seen to run, and times stand below one another in a column.
 */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const [days, hours, minutes] = [
    Math.floor(whole / 86_400),
    Math.floor(whole / 3600) % 24,
    Math.floor(whole / 60) % 60,
  ];
  const clock =
    days + hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
  return days > 0 ? t('{0} d {1}', days, clock) : clock;
}

/** The standard error of an accuracy that was measured on this many images. */
export function standardErrorOf(accuracy: number, images: number): number {
  return images === 0 ? 0 : Math.sqrt((accuracy * (1 - accuracy)) / images);
}

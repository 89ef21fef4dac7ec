/** @file Numbers as people read them. */

/** `0:42`, `12:05`, `3:07:12`; from a day on `2 d 3:07:12`. */
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
  return days > 0 ? `${days} d ${clock}` : clock;
}

/** A fraction of 1 in percent with one decimal: `54.0%`. */
export function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)}%`;
}

/** `54.0% ± 2.2`: a fraction with its standard error, both in percent. */
export function percentWithError(fraction: number, standardError: number): string {
  return `${percent(fraction)} ± ${(standardError * 100).toFixed(1)}`;
}

/** The standard error of an accuracy that was measured on this many images. */
export function standardErrorOf(accuracy: number, images: number): number {
  return images === 0 ? 0 : Math.sqrt((accuracy * (1 - accuracy)) / images);
}

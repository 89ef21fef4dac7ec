/** @file Numbers of runs as a person reads them. */
import { t } from '@vscode/l10n';

/** `0.63 ± 0.15`. */
export const lambdaText = (mean: number, deviation: number): string =>
  `${mean.toFixed(2)} ± ${deviation.toFixed(2)}`;

const steps = [
  { seconds: 86_400, text: (count: number) => (count === 1 ? t('1 day ago') : t('{0} days ago', count)) },
  { seconds: 3600, text: (count: number) => (count === 1 ? t('1 hour ago') : t('{0} hours ago', count)) },
  { seconds: 60, text: (count: number) => (count === 1 ? t('1 minute ago') : t('{0} minutes ago', count)) },
];

/** How long ago something was. @param milliseconds between then and now. */
export function ageText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  const step = steps.find((candidate) => seconds >= candidate.seconds);
  return step ? step.text(Math.floor(seconds / step.seconds)) : t('just now');
}

/** Milliseconds until that age is worded otherwise: a minute at most where minutes are told. */
export function untilNextAgeText(milliseconds: number): number {
  const seconds = milliseconds / 1000;
  const unit = 1000 * (steps.find((candidate) => seconds >= candidate.seconds)?.seconds ?? 60);
  return (Math.floor(milliseconds / unit) + 1) * unit - milliseconds;
}

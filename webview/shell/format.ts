/**
 * @file Numbers and moments as people read them, in the editor's display language, which writes a decimal comma where the
 * catalog's `percent` cannot: trainers, terminals and the language server know translations, but no language for `Intl`.
 */
import { displayLanguage } from './language.js';

const numbers = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(displayLanguage, options);
const grouped = numbers({ maximumFractionDigits: 0 });
const compact = numbers({ notation: 'compact', maximumSignificantDigits: 3 });
const threeDigits = numbers({ maximumSignificantDigits: 3 });
const hundredths = numbers({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
const tenths = numbers({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percent = numbers({ style: 'percent', maximumSignificantDigits: 2 });
const tenthsOfPercent = numbers({
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const dayAndTime = new Intl.DateTimeFormat(displayLanguage, { dateStyle: 'medium', timeStyle: 'short' });

/** A dash for what is no number. */
const known =
  (format: Intl.NumberFormat) =>
  (value: number | undefined): string =>
    value === undefined || !Number.isFinite(value) ? '–' : format.format(value);

/** `4,160`. */
export const formatCount = (count: number): string => grouped.format(count);
/** `1.05M`. */
export const formatCompact = (count: number): string => compact.format(count);
/** Three significant digits. */
export const formatValue = known(threeDigits);
/** Two digits after the point, so that numbers stand below one another: λ, the smoothing. */
export const formatHundredths = known(hundredths);
/** A fraction of 1 in percent, two significant digits: `7.2%`. */
export const formatPart = known(percent);
/** An accuracy, a fraction of 1: `68.8%`. */
export const formatAccuracy = known(tenthsOfPercent);
/** The accuracy with its standard error: `68.8 ± 2.1%`. */
export const formatWithError = (accuracy: number, error: number): string =>
  `${tenths.format(100 * accuracy)} ± ${tenthsOfPercent.format(error)}`;
/** A moment in ISO 8601. */
export const formatMoment = (iso: string): string => dayAndTime.format(new Date(iso));

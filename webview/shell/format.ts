/** @file Numbers as people read them. */

const grouped = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumSignificantDigits: 3 });
const threeDigits = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 });
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumSignificantDigits: 2 });

/** `4,160`. */
export const formatCount = (count: number): string => grouped.format(count);
/** `1.05M`. */
export const formatCompact = (count: number): string => compact.format(count);
/** Three significant digits; a dash for what is no number. */
export const formatValue = (value: number | undefined): string =>
  value === undefined || !Number.isFinite(value) ? '–' : threeDigits.format(value);
/** A fraction of 1 in percent. */
export const formatPart = (part: number | undefined): string =>
  part === undefined || !Number.isFinite(part) ? '–' : percent.format(part);

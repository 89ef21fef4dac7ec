/** @file Tables as files that a spreadsheet reads. No DOM. */

/** Comma-separated values with a heading; what is no number is empty. */
export function csvOf(headings: readonly string[], rows: readonly (readonly (number | string)[])[]): string {
  const cell = (value: number | string) => {
    if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
    // A spreadsheet would compute what begins like a formula.
    const safe = /^[=+@\t\r-]/u.test(value) ? `'${value}` : value;
    return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${[headings, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;
}

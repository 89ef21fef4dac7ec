/** @file Moments as views show them. */

/** When something was made: of today the time, for a view cuts the end off. */
export function momentText(moment: Date, now: Date): string {
  const isToday = moment.toDateString() === now.toDateString();
  return moment.toLocaleString(undefined, { ...(!isToday && { dateStyle: 'short' }), timeStyle: 'short' });
}

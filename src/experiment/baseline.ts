/** @file The group that all others of a section are compared with. */
import { usageErrors } from '../errors/usage.js';
import type { Group } from './groups.js';

export interface Labelled {
  readonly label: string;
  readonly group: Group;
}

const methodOf = ({ group }: Labelled): string | undefined => group.runs[0]?.experiment.method;

/** The row that is meant by a label, or by a method that only one row has. */
function meant(rows: readonly Labelled[], name: string): Labelled | undefined {
  const ofMethod = rows.filter((row) => methodOf(row) === name);
  return rows.find(({ label }) => label === name) ?? (ofMethod.length === 1 ? ofMethod[0] : undefined);
}

/**
 * The baseline of each section: what is asked for, else `scratch` where there is one.
 * Throws `usage/no-baseline` where no section has what is asked for.
 */
export function baselinesOf(
  sections: readonly (readonly Labelled[])[],
  asked: string | undefined,
): (Labelled | undefined)[] {
  const found = sections.map((rows) => meant(rows, asked ?? 'scratch'));
  if (asked !== undefined && found.every((row) => row === undefined))
    throw usageErrors.noBaseline(asked, [...new Set(sections.flat().map(({ label }) => label))]);
  return found;
}

/** @file The lines as they are drawn: where, how wide, in which colour, and which of them on top. */

import { type KnownPair, lineWidth, type Presence, type Strength } from '../pairs/strength.js';
import { writeColour } from '../shell/colour.js';
import type { ColourScale } from '../shell/colour-maps.js';
import { scaleColour } from '../shell/colour-maps.js';
import { curvesOf, type PairCurve } from './curves.js';
import type { Layout } from './layout.js';

/** `plain`: nothing is learned about it. */
export type LineKind = 'plain' | 'learned' | 'dead';

export interface PairLine extends PairCurve {
  readonly presence: Presence;
  readonly kind: LineKind;
  readonly width: number;
  /** Absent for plain and dead lines, whose colour is the theme's. */
  readonly colour?: string;
  readonly lambda?: number;
}

/** @param strengthOf of each pair, in order; undefined where λ isn't known. */
export function linesOf(
  pairs: readonly KnownPair[],
  strengthOf: readonly (Strength | undefined)[],
  layout: Layout,
  scale: ColourScale,
): PairLine[] {
  const curves = new Map(
    curvesOf(
      pairs.map(({ pair }) => pair),
      layout,
    ).map((curve) => [curve.key, curve]),
  );
  return pairs.flatMap(({ key, presence }, index): PairLine[] => {
    const curve = curves.get(key);
    if (!curve) return [];
    const strength = strengthOf[index];
    const width = lineWidth(strength);
    if (!strength) return [{ ...curve, presence, kind: 'plain', width }];
    const { lambda, dead, relative } = strength;
    if (dead) return [{ ...curve, presence, kind: 'dead', width, lambda }];
    const colour = writeColour(scaleColour(scale, relative));
    return [{ ...curve, presence, kind: 'learned', width, colour, lambda }];
  });
}

const depth = (line: PairLine, selection: ReadonlySet<string>): number =>
  selection.has(line.key) ? Number.POSITIVE_INFINITY : line.kind === 'dead' ? -1 : (line.lambda ?? 0);

/** Faint lines below, strong ones above, selected ones on top of all. */
export const inDrawingOrder = (
  lines: readonly PairLine[],
  selection: ReadonlySet<string>,
): readonly PairLine[] =>
  lines.toSorted((one, other) => {
    const [below, above] = [depth(one, selection), depth(other, selection)];
    return below === above ? 0 : below - above;
  });

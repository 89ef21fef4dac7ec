/** @file Lengths of the picture in pixels, for wide and for narrow panels. */

export interface Measures {
  readonly narrow: boolean;
  readonly margin: number;
  readonly columnWidth: number;
  readonly networkHeader: number;
  readonly networkGap: number;
  readonly stageHeader: number;
  readonly stageFooter: number;
  readonly stageGap: number;
  /** The most that a gap between stages grows to match the other side. */
  readonly mostSpread: number;
  /** A pointer needs 24 (WCAG 2.5.8). */
  readonly featureRow: number;
  readonly plainRow: number;
  readonly featureBar: number;
  readonly plainBar: number;
  readonly widestBar: number;
  /** From the edge of a stage to the end of its bars, where the lines begin. */
  readonly inset: number;
}

const wide = {
  narrow: false,
  margin: 8,
  networkHeader: 44,
  networkGap: 28,
  stageHeader: 20,
  stageFooter: 6,
  stageGap: 6,
  mostSpread: 26,
  featureRow: 28,
  plainRow: 17,
  featureBar: 16,
  plainBar: 3,
  inset: 12,
} as const;

/** Below this width the column's text goes on two lines. */
const narrowBelow = 560;

/** @param width of the picture in pixels. */
export function measuresFor(width: number): Measures {
  if (width >= narrowBelow) {
    const columnWidth = Math.round(Math.min(320, width * 0.37));
    return { ...wide, columnWidth, widestBar: columnWidth - 188 };
  }
  const columnWidth = Math.round(Math.max(140, width * 0.39));
  return {
    ...wide,
    narrow: true,
    margin: 2,
    columnWidth,
    featureRow: 36,
    plainRow: 12,
    inset: 10,
    widestBar: Math.max(24, columnWidth - 114),
  };
}

/** @file Bilinear interpolation along one axis as a matrix: half-pixel centres, no corner alignment, no antialiasing. */

/** The matrix (to, from), row-major, that interpolates `from` samples to `to`. */
export function interpolationMatrix(from: number, to: number): Float64Array {
  const matrix = new Float64Array(to * from);
  for (let target = 0; target < to; target++) {
    const position = Math.max(0, ((target + 0.5) * from) / to - 0.5);
    const lower = Math.min(Math.floor(position), from - 1);
    const upper = Math.min(lower + 1, from - 1);
    const fraction = position - lower;
    for (const [sample, weight] of [
      [lower, 1 - fraction],
      [upper, fraction],
    ] as const) {
      matrix[target * from + sample] = (matrix[target * from + sample] ?? 0) + weight;
    }
  }
  return matrix;
}

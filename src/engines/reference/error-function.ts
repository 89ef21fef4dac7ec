/** @file The error function in float64, to its last digits. */

/** From here on the series needs too many terms, and what is missing to 1 is small. */
const seriesEnd = 2.5;
const continuedFractionTerms = 60;

/** erf(x) = 2/√π ∫ e^(−t²) dt from 0 to x. */
export function errorFunction(x: number): number {
  const size = Math.abs(x);
  const value = size < seriesEnd ? series(size) : 1 - complement(size);
  return x < 0 ? -value : value;
}

/** 2/√π e^(−x²) Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1)): all terms are positive, so nothing cancels. */
function series(x: number): number {
  const square = x * x;
  let term = x;
  let total = 0;
  for (let n = 0; total + term !== total; n++) {
    total += term;
    term *= (2 * square) / (2 * n + 3);
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-square) * total;
}

/** erfc(x) = e^(−x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …)))), from the innermost term outwards. */
function complement(x: number): number {
  let denominator = x;
  for (let n = continuedFractionTerms; n > 0; n--) denominator = x + n / 2 / denominator;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * denominator);
}

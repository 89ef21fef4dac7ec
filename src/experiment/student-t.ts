/** @file Student's t distribution, for intervals around means of few values. */

/**
 * P(|T| ≤ √ν tan θ) for ν degrees of freedom, a whole number: the finite sums of Abramowitz & Stegun, 26.7.3 and
 * 26.7.4, which are exact.
 */
function within(theta: number, degrees: number): number {
  const cosine = Math.cos(theta);
  const odd = degrees % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let power = odd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= ((power - 1) / power) * cosine * cosine;
    sum += term;
  }
  const tail = Math.sin(theta) * sum;
  return odd ? (2 / Math.PI) * (theta + tail) : tail;
}

/** The t with P(|T| ≤ t) = `confidence` for a whole number of degrees of freedom from 1 on; found by bisection of its angle. */
export function studentQuantile(confidence: number, degrees: number): number {
  let low = 0;
  let high = Math.PI / 2;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (within(middle, degrees) < confidence) low = middle;
    else high = middle;
  }
  return Math.sqrt(degrees) * Math.tan((low + high) / 2);
}

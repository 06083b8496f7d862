// SPDX-License-Identifier: Apache-2.0

const MAX_TERMS = 200;

/** erfc(x) for x >= 0, by series below 2 and by continued fraction above. */
function erfc(x: number): number {
  if (x < 2) {
    // erf(x) = 2/sqrt(pi) * sum of (-1)^n x^(2n+1) / (n! (2n+1))
    let term = x;
    let sum = x;
    for (let n = 1; n < MAX_TERMS && Math.abs(term) > 1e-18 * sum; n++) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  // erfc(x) = exp(-x^2)/sqrt(pi) * 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + ...))))
  let fraction = x;
  for (let n = 80; n >= 1; n--) {
    fraction = x + n / 2 / fraction;
  }
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}

/** Probability that a standard normal variable is at most `z`. */
export function normalCdf(z: number): number {
  const tail = erfc(Math.abs(z) / Math.SQRT2) / 2;
  return z < 0 ? tail : 1 - tail;
}

/** log of the above, which stays finite far below 0. */
export function logNormalCdf(z: number): number {
  if (z > -30) {
    return Math.log(normalCdf(z));
  }
  return -(z * z) / 2 - Math.log(-z * Math.sqrt(2 * Math.PI));
}

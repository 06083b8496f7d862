// SPDX-License-Identifier: Apache-2.0
import { logNormalCdf, normalCdf } from './normalDistribution';

const MOST_STEPS = 50;

/*
 * A test that may be looked at whenever one likes. Of a sum that grows like a
 * Brownian motion without drift, the mixture of likelihood ratios over a
 * half-normal distribution of drifts is a martingale that begins at 1: that it
 * ever reaches 1/alpha has at most probability alpha (Robbins 1970; one-sided
 * as in Howard, Ramdas, McAuliffe and Sekhon 2021, proposition 6).
 */

/**
 * log of the evidence against "no drift upwards".
 *
 * @param estimate - of the drift
 * @param information - 1 / variance of the estimate
 * @param tuning - where it is sharpest: at about eleven times this information
 */
export function logDriftEvidence(
  estimate: number,
  information: number,
  tuning: number,
): number {
  const spread = information + tuning;
  const z = (estimate * information) / Math.sqrt(spread);
  return (
    Math.LN2 + Math.log(tuning / spread) / 2 + (z * z) / 2 + logNormalCdf(z)
  );
}

/**
 * How far from the truth the estimate ever is to one side, at whatever moment
 * one looks, but for a probability of `alpha`.
 */
export function driftRadius(
  information: number,
  tuning: number,
  alpha: number,
): number {
  const wanted = -Math.log(alpha);
  const slope = information / Math.sqrt(information + tuning);
  // The evidence is convex: from above, Newton's steps only come closer.
  let radius = 10 / slope;
  for (let step = 0; step < MOST_STEPS; step++) {
    const z = radius * slope;
    const excess = logDriftEvidence(radius, information, tuning) - wanted;
    const density = Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
    const change = excess / (slope * (z + density / normalCdf(z)));
    radius -= change;
    if (Math.abs(change) < 1e-12 * radius) {
      break;
    }
  }
  return radius;
}

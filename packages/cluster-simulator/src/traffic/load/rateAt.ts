// SPDX-License-Identifier: Apache-2.0
import type { DailyRate } from '../TrafficScenario';

const HOUR_MS = 3_600_000;

/** Requests per second at a time: a wave over the day, in UTC. */
export function rateAt(rate: DailyRate, at: number): number {
  const hour = (at / HOUR_MS) % 24;
  const wave = Math.cos((2 * Math.PI * (hour - rate.peakHour)) / 24);
  return rate.low + ((rate.high - rate.low) * (1 + wave)) / 2;
}

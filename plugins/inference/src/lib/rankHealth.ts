// SPDX-License-Identifier: Apache-2.0
import { Health } from '@inference-portal/backstage-plugin-inference-common';

/** Every health, worst first. */
export const HEALTHS: readonly Health[] = [
  'failing',
  'degraded',
  'unknown',
  'idle',
  'healthy',
];

/** 0 for the worst. */
export function rankHealth(health: Health): number {
  return HEALTHS.indexOf(health);
}

/** A health as a person may have written it into an address. */
export function parseHealth(text: string | undefined): Health | undefined {
  return HEALTHS.find(health => health === text?.toLowerCase());
}

// SPDX-License-Identifier: Apache-2.0
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';

const NAMES = new Intl.Collator('en', { numeric: true });

/** Where each pod stands when they are ordered by name, `pod-2` before `pod-10`. */
export function orderPods(pods: readonly string[]): number[] {
  return pods.map((_, i) => i).sort((a, b) => NAMES.compare(pods[a], pods[b]));
}

/** Not ready first, each part as it was: so the rows keep their places while numbers move. */
export function putIllFirst(endpoints: Endpoint[]): Endpoint[] {
  const ill = endpoints.filter(({ ready }) => !ready);
  return ill.length === 0
    ? endpoints
    : [...ill, ...endpoints.filter(({ ready }) => ready)];
}

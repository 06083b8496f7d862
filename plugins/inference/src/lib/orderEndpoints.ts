// SPDX-License-Identifier: Apache-2.0
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';

const NAMES = new Intl.Collator('en', { numeric: true });

/** Not ready first, then by name: so the rows keep their places while numbers move. */
export function orderEndpoints(endpoints: Endpoint[]): Endpoint[] {
  return [...endpoints].sort(
    (a, b) => Number(a.ready) - Number(b.ready) || NAMES.compare(a.pod, b.pod),
  );
}

// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';
import { orderPods } from '../lib/orderEndpoints';

/**
 * The endpoints by the names of their pods. Their order is reckoned anew only
 * when the pods are others, not when their numbers are.
 */
export function useOrderedEndpoints(endpoints: Endpoint[]): Endpoint[] {
  // No name of a pod has a space in it.
  const pods = endpoints.map(({ pod }) => pod).join(' ');
  const order = useMemo(() => orderPods(pods.split(' ')), [pods]);
  return useMemo(
    () => (endpoints.length === 0 ? endpoints : order.map(i => endpoints[i])),
    [endpoints, order],
  );
}

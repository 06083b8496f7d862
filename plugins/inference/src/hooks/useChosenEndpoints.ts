// SPDX-License-Identifier: Apache-2.0
import { useRef } from 'react';
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { chooseEndpoints } from '../lib/chooseEndpoints';
import { poolKey } from '../lib/poolKey';

/** By pool, the endpoints that are drawn; they stay while they are there. */
export function useChosenEndpoints(
  pools: PoolDetail[],
  max: number,
): ReadonlyMap<string, string[]> {
  const last = useRef<ReadonlyMap<string, string[]>>(new Map());
  last.current = new Map(
    pools.map(pool => {
      const key = poolKey(pool);
      return [
        key,
        chooseEndpoints(pool.endpointList, max, last.current.get(key)),
      ];
    }),
  );
  return last.current;
}

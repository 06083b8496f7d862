// SPDX-License-Identifier: Apache-2.0
import { PoolRef } from '@inference-portal/backstage-plugin-inference-common';

/** `cluster/namespace/name`, unique among all pools. */
export function poolKey({ cluster, namespace, name }: PoolRef): string {
  return `${cluster}/${namespace}/${name}`;
}

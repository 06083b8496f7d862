// SPDX-License-Identifier: Apache-2.0
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { POOLS_ANNOTATION } from '@inference-portal/backstage-plugin-inference-common';

/** Pools that an entity names: `prod-eu/chat/qwen` or `chat/qwen`. */
function poolsOf({ metadata }: Entity): string[][] {
  return (metadata.annotations?.[POOLS_ANNOTATION] ?? '')
    .split(',')
    .map(each => each.trim().split('/'))
    .filter(({ length }) => length === 2 || length === 3);
}

/** Whether an entity says which pools are its own, so that their repository can be found. */
export function namesPools(entity: Entity): boolean {
  return poolsOf(entity).length > 0;
}

/**
 * The form of a template, filled in with what an entity says of its model. Of
 * several pools none is chosen for whoever fills in the form.
 */
export function templateHref(template: string, entity: Entity): string {
  const pools = poolsOf(entity).map(parts => parts.slice(-2));
  const [[namespace, pool] = []] = pools;
  const isOne = pools.every(([of, name]) => of === namespace && name === pool);
  const formData = JSON.stringify({
    entity: stringifyEntityRef(entity),
    ...(isOne && { namespace, pool }),
  });
  return `/create/templates/default/${template}?${new URLSearchParams({
    formData,
  })}`;
}

// SPDX-License-Identifier: Apache-2.0
import { SelfService } from '@inference-portal/backstage-plugin-inference-common';
import { Texts } from '../../hooks/useTexts';

/**
 * Value of the field `InferencePlacement`; what isn't chosen yet is missing.
 *
 * @public
 */
export interface InferencePlacement {
  /** As the portal calls it. */
  cluster?: string;
  /** Of the pool. */
  namespace?: string;
  /** To which the route attaches. */
  gateway?: { namespace: string; name: string };
}

/** Where a name that clients ask for is served already: `chat/qwen in prod-eu`. */
export function findServers(
  t: Texts,
  name: string,
  { clusters }: SelfService,
): string[] {
  return clusters.flatMap(cluster =>
    cluster.models
      .filter(model => model.name === name)
      .map(({ pool }) =>
        t('form.poolIn', { pool, cluster: cluster.title ?? cluster.name }),
      ),
  );
}

/**
 * Why a model can't be made there, in words for its form. The backend checks
 * the same again when the task runs.
 */
export function findCollisions(
  t: Texts,
  model: { name: string; servedNames: string[] },
  { cluster: wanted, namespace, gateway }: InferencePlacement,
  { clusters }: SelfService,
): string[] {
  const cluster = clusters.find(({ name }) => name === wanted);
  if (!cluster || !namespace || !gateway) {
    return [t('form.choosePlace')];
  }
  const where = cluster.title ?? cluster.name;
  const pool = `${namespace}/${model.name}`;
  const key = `${gateway.namespace}/${gateway.name}`;
  const found = cluster.gateways.find(
    each => `${each.namespace}/${each.name}` === key,
  );
  return [
    ...(cluster.pools.includes(pool)
      ? [t('form.poolTaken', { pool, cluster: where, name: model.name })]
      : []),
    ...model.servedNames.flatMap(name => {
      const taken = cluster.models.find(
        each =>
          each.name === name &&
          each.pool !== pool &&
          each.gateways.includes(key),
      );
      return taken ? [t('form.nameTaken', { pool: taken.pool, name })] : [];
    }),
    ...(found && !found.takesOtherNamespaces && found.namespace !== namespace
      ? [t('form.gatewayClosed', { gateway: key, namespace })]
      : []),
  ];
}

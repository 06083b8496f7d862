// SPDX-License-Identifier: Apache-2.0
import { SelfService } from '@inference-portal/backstage-plugin-inference-common';

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
export function findServers(name: string, { clusters }: SelfService): string[] {
  return clusters.flatMap(cluster =>
    cluster.models
      .filter(model => model.name === name)
      .map(({ pool }) => `${pool} in ${cluster.title ?? cluster.name}`),
  );
}

/**
 * Why a model can't be made there, in words for its form. The backend checks
 * the same again when the task runs.
 */
export function findCollisions(
  model: { name: string; servedNames: string[] },
  { cluster: wanted, namespace, gateway }: InferencePlacement,
  { clusters }: SelfService,
): string[] {
  const cluster = clusters.find(({ name }) => name === wanted);
  if (!cluster || !namespace || !gateway) {
    return ['Choose a cluster, a namespace and a gateway.'];
  }
  const where = cluster.title ?? cluster.name;
  const pool = `${namespace}/${model.name}`;
  const key = `${gateway.namespace}/${gateway.name}`;
  const found = cluster.gateways.find(
    each => `${each.namespace}/${each.name}` === key,
  );
  return [
    ...(cluster.pools.includes(pool)
      ? [
          `There is a pool ${pool} in ${where} already. Go back and choose another name than ${model.name}, or change that model's repository.`,
        ]
      : []),
    ...model.servedNames.flatMap(name => {
      const taken = cluster.models.find(
        each =>
          each.name === name &&
          each.pool !== pool &&
          each.gateways.includes(key),
      );
      return taken
        ? [
            `${taken.pool} answers to ${name} on this gateway already. Go back and choose another model, or take another gateway.`,
          ]
        : [];
    }),
    ...(found && !found.takesOtherNamespaces && found.namespace !== namespace
      ? [
          `${key} takes routes of its own namespace only. The platform team can let it take those of ${namespace}.`,
        ]
      : []),
  ];
}

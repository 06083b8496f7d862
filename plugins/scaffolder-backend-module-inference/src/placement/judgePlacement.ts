// SPDX-License-Identifier: Apache-2.0
import { PROVIDERS } from '../input/gatewayInput';
import { Problem } from '../input/readInput';
import { SelfService } from './readSelfService';

export interface Placement {
  owner: string;
  cluster: string;
  namespace: string;
  gateway: { namespace: string; name: string };
  /** Of the pool. */
  name: string;
  /** Names that clients will ask for: the model's and its adapters'. */
  servedNames: string[];
  /** A pool of that name is in the way, whatever it serves. */
  mustBeNew: boolean;
}

/**
 * Why a model can't be made there by this user. A pool of the same name that
 * serves the same model is not in its own way: a task may run again.
 */
export function judgePlacement(
  placement: Placement,
  { teams, clusters }: SelfService,
): Problem[] {
  const team = teams.find(({ owner }) => owner === placement.owner);
  if (!team) {
    return [
      {
        path: ['owner'],
        message: `is ${placement.owner}, for which you may not make anything${
          teams.length > 0
            ? `: you may for ${teams.map(({ owner }) => owner).join(', ')}`
            : '; no team of yours is in inference.selfService.teams'
        }`,
      },
    ];
  }
  if (!team.namespaces.includes(placement.namespace)) {
    return [
      {
        path: ['namespace'],
        message: `is ${placement.namespace}, which is not ${
          placement.owner
        }’s: take ${team.namespaces.join(' or ')}`,
      },
    ];
  }
  const cluster = clusters.find(({ name }) => name === placement.cluster);
  if (!cluster) {
    return [
      {
        path: ['cluster'],
        message: `is ${
          placement.cluster
        }, which the portal does not know: take ${clusters
          .map(({ name }) => name)
          .join(' or ')}`,
      },
    ];
  }
  return [
    ...judgeGateway(placement, cluster),
    ...judgeNames(placement, cluster),
  ];
}

type Cluster = SelfService['clusters'][number];

function judgeGateway(
  { gateway, namespace }: Placement,
  cluster: Cluster,
): Problem[] {
  const key = `${gateway.namespace}/${gateway.name}`;
  const found = cluster.gateways.find(
    each => `${each.namespace}/${each.name}` === key,
  );
  if (!found) {
    return [{ path: ['gateway'], message: `${key} is not in ${cluster.name}` }];
  }
  const { provider } = found;
  if (!PROVIDERS.some(known => known === provider)) {
    return [
      {
        path: ['gateway'],
        message: `${key} is made by ${provider}, for which nothing can be generated: take a gateway of ${PROVIDERS.join(
          ', ',
        )}`,
      },
    ];
  }
  return found.takesOtherNamespaces || found.namespace === namespace
    ? []
    : [
        {
          path: ['gateway'],
          message: `${key} takes routes of its own namespace only: let a listener take those of ${namespace} (allowedRoutes)`,
        },
      ];
}

function judgeNames(
  { gateway, namespace, name, servedNames, mustBeNew }: Placement,
  { name: cluster, models, pools }: Cluster,
): Problem[] {
  const pool = `${namespace}/${name}`;
  if (mustBeNew && pools.includes(pool)) {
    return [
      {
        path: ['name'],
        message: `is ${name}: there is a pool ${pool} on ${cluster} already. Nothing was changed. Choose another name, or change that model’s repository`,
      },
    ];
  }
  const own = models.filter(each => each.pool === pool);
  if (
    pools.includes(pool) &&
    own.length > 0 &&
    !own.some(each => servedNames.includes(each.name))
  ) {
    return [
      {
        path: ['name'],
        message: `is ${name}: a pool of that name in ${namespace} on ${cluster} serves ${own
          .map(each => each.name)
          .join(', ')} already. Choose another name`,
      },
    ];
  }
  const key = `${gateway.namespace}/${gateway.name}`;
  return servedNames.flatMap(servedName => {
    const taken = models.find(
      each =>
        each.name === servedName &&
        each.pool !== pool &&
        each.gateways.includes(key),
    );
    return taken
      ? [
          {
            path: ['servedName'],
            message: `is ${servedName}, which ${taken.pool} answers to already on ${key} of ${cluster}. Choose another served name`,
          },
        ]
      : [];
  });
}

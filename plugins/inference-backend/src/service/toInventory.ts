// SPDX-License-Identifier: Apache-2.0
import {
  ClusterInventory,
  InventoryGateway,
  InventoryObject,
  InventoryPool,
} from '@inference-portal/backstage-plugin-inference-common';
import { describeOwner } from '../core/gitops/describeOwner';
import { knownKinds } from '../core/findings/judgeTopology';
import { ObjectMeta } from '../core/objects/ClusterObjects';
import { GatewayNode, PoolNode } from '../core/topology/ClusterTopology';
import { CatalogEntities } from './CatalogEntities';
import { ClusterView } from './ClusterView';
import { EntityScope } from './EntityScope';
import { toEntityListener } from './toEntityListener';
import { toGitOps } from './toGitOps';
import { isLive } from './toPool';

/** Others' annotations may be long, and tell nothing of who owns what. */
const SHOWN_ANNOTATIONS = ['inference-portal.io/', 'backstage.io/'];

/** What the cluster holds, for those who list it elsewhere. */
export function toInventory(
  view: ClusterView,
  catalog: Pick<CatalogEntities, 'version' | 'writtenOf'>,
  scope: EntityScope,
): ClusterInventory {
  const { snapshot, pools, gateways } = view.topology;
  const { cluster, title, state, kinds } = snapshot;
  // A watch that broke off may have missed that something went.
  const current = knownKinds(
    kinds.map(kind =>
      kind.state === 'error' ? { ...kind, lastSyncedAt: undefined } : kind,
    ),
  );
  const isKnown = isLive(state) && current('InferencePool');
  return {
    cluster,
    ...(title && { title }),
    state,
    known: {
      pools: isKnown,
      gateways: isKnown && current('Gateway') && current('HTTPRoute'),
    },
    entitiesKnown: catalog.version > 0,
    pools: pools
      .filter(node => scope.shows(view.summary(node)))
      .map(node => toInventoryPool(node, view, catalog)),
    gateways: gateways.map(node => toInventoryGateway(node, view)),
  };
}

function toInventoryPool(
  node: PoolNode,
  view: ClusterView,
  catalog: Pick<CatalogEntities, 'writtenOf'>,
): InventoryPool {
  const { models, gateways, entities } = view.summary(node);
  const repository = toGitOps(node, view.topology.gitOps)?.url;
  return {
    ...toInventoryObject(node.pool.meta, repository),
    apiVersion: node.pool.meta.apiVersion,
    models,
    gateways,
    entities: catalog.writtenOf(entities),
  };
}

function toInventoryGateway(
  { gateway, provider }: GatewayNode,
  { topology }: ClusterView,
): InventoryGateway {
  const owner = topology.gitOps.ownerOf(gateway.meta);
  return {
    ...toInventoryObject(gateway.meta, owner && describeOwner(owner).url),
    className: gateway.className,
    ...(provider.title && { provider: provider.title }),
    addresses: gateway.addresses,
    listeners: gateway.listeners.map(toEntityListener),
  };
}

function toInventoryObject(
  { namespace, name, labels, annotations }: ObjectMeta,
  repository: string | undefined,
): InventoryObject {
  const shown = Object.entries(annotations).filter(([key]) =>
    SHOWN_ANNOTATIONS.some(prefix => key.startsWith(prefix)),
  );
  return {
    namespace,
    name,
    labels,
    annotations: Object.fromEntries(shown),
    ...(repository && { repository }),
  };
}

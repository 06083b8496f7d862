// SPDX-License-Identifier: Apache-2.0
import { PRODUCTS } from '../lifecycle/supportMatrix';
import { ClusterObjects, Deployment } from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { controllerOf } from '../providers/providerOf';
import {
  ClusterTopology,
  GatewayNode,
  PoolNode,
  RouteNode,
} from './ClusterTopology';
import { joinTopology } from './deriveTopology';
import { diffObjects, ObjectsDiff } from './diffObjects';
import { objectKey } from './objectKey';
import { TopologyEdit } from './TopologyEdit';

/** What an update did, for those who keep what they made of a topology. */
export interface TopologyChange {
  topology: ClusterTopology;
  /**
   * Undefined where all was joined anew, and no node is the same. Else every
   * other node is the same and says the same.
   */
  touched?: Touched;
}

export interface Touched {
  /** Kinds of which an object is another one, by their lists' names. */
  kinds: ReadonlySet<keyof ClusterObjects>;
  /** Those that changed, and all that are joined to them by routes; gone ones too. */
  pools: ReadonlySet<PoolNode>;
  routes: ReadonlySet<RouteNode>;
}

/** More at once are a new list: then it is quicker to join all of them. */
const MAX_CHANGES = 64;

/** Kinds that no node is made of. */
const ASIDE: ReadonlySet<keyof ClusterObjects> = new Set([
  'endpointSlices',
  'events',
  'inferencePoolImports',
  'inferenceModels',
] as const);

const OF_GIT_OPS: ReadonlySet<keyof ClusterObjects> = new Set([
  'fluxKustomizations',
  'helmReleases',
  'fluxSources',
  'argoApplications',
] as const);

/** Kinds whose changes touch some pools or routes; those of others touch them all. */
const FOLLOWED: ReadonlySet<keyof ClusterObjects> = new Set([
  ...ASIDE,
  ...OF_GIT_OPS,
  'pods',
  'deployments',
  'services',
  'inferencePools',
  'inferenceObjectives',
  'inferenceModelRewrites',
  'httpRoutes',
] as const);

/**
 * The topology of one cluster from snapshot to snapshot. Nodes that a change
 * does not touch are kept, those that it touches are changed in place or
 * replaced: a topology is of use only until the next one.
 */
export class LiveTopology {
  private last?: {
    topology: ClusterTopology;
    /** Also those to which no route attaches. */
    gateways: GatewayNode[];
    /** Several objects of one name were there, which no API server serves. */
    hasTwins: boolean;
  };

  update(snapshot: ClusterSnapshot): TopologyChange {
    const touched = this.last && this.follow(snapshot);
    if (!this.last || !touched) {
      const joined = joinTopology(snapshot);
      this.last = { ...joined, hasTwins: hasTwins(snapshot.objects) };
      return { topology: joined.topology };
    }
    return { topology: this.last.topology, touched };
  }

  /** Undefined where all must be joined anew. */
  private follow(snapshot: ClusterSnapshot): Touched | undefined {
    const { last } = this;
    if (!last || last.hasTwins) {
      return undefined;
    }
    const { topology, gateways } = last;
    const { objects } = topology.snapshot;
    const diff = diffObjects(objects, snapshot.objects);
    const isFollowed =
      canFollow(diff, snapshot.objects) &&
      (!diff.httpRoutes ||
        gateways.every(each =>
          keepsController(each, objects, snapshot.objects),
        ));
    if (!isFollowed) {
      return undefined;
    }
    const edit = new TopologyEdit({ topology, gateways, snapshot, diff });
    last.topology = edit.apply();
    return {
      kinds: new Set(Object.keys(diff) as Array<keyof ClusterObjects>),
      ...edit.touched(),
    };
  }
}

function canFollow(diff: ObjectsDiff, objects: ClusterObjects): boolean {
  const kinds = Object.keys(diff) as Array<keyof ClusterObjects>;
  const changes = Object.values(diff).flatMap(({ removed, added }) => [
    ...removed,
    ...added,
  ]);
  const { deployments } = diff;
  return (
    kinds.every(kind => FOLLOWED.has(kind)) &&
    changes.length <= MAX_CHANGES &&
    // Whose version a gateway has is read off its controller's image.
    ![...(deployments?.removed ?? []), ...(deployments?.added ?? [])].some(
      isController,
    ) &&
    !kinds.some(kind => bringsTwins(kind, diff, objects))
  );
}

/** Who makes a gateway work whose class is gone is read off the statuses of routes. */
function keepsController(
  { gatewayClass, gateway }: GatewayNode,
  before: ClusterObjects,
  after: ClusterObjects,
): boolean {
  return (
    gatewayClass !== undefined ||
    controllerOf(gateway, [], before.httpRoutes) ===
      controllerOf(gateway, [], after.httpRoutes)
  );
}

function isController({ containers }: Deployment): boolean {
  return PRODUCTS.some(({ images }) =>
    containers.some(container =>
      images.some(image => image.test(container.image)),
    ),
  );
}

/** Kinds that are looked up by their names. */
const NAMED = ['pods', 'deployments', 'services', 'httpRoutes'] as const;

function hasTwins(objects: ClusterObjects): boolean {
  return NAMED.some(
    kind =>
      new Set(objects[kind].map(({ meta }) => objectKey(meta))).size <
      objects[kind].length,
  );
}

function bringsTwins(
  kind: keyof ClusterObjects,
  diff: ObjectsDiff,
  objects: ClusterObjects,
): boolean {
  return (
    NAMED.some(named => named === kind) &&
    (diff[kind]?.added ?? []).some(
      ({ meta: { namespace, name } }) =>
        objects[kind].filter(
          ({ meta }) => meta.name === name && meta.namespace === namespace,
        ).length > 1,
    )
  );
}

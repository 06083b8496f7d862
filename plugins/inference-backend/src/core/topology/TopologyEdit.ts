// SPDX-License-Identifier: Apache-2.0
import { GitOpsIndex } from '../gitops/GitOpsIndex';
import { ClusterObjects, ObjectMeta, Pod } from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import {
  ClusterTopology,
  GatewayNode,
  ObjectKey,
  PoolNode,
  RouteNode,
  Way,
} from './ClusterTopology';
import { groupByPool, servicesByPool } from './deriveTopology';
import { ObjectsDiff } from './diffObjects';
import { joinPool, pickPools, PoolParts, Selectable } from './joinPool';
import { isFinished, judgePod, PodState } from './judgePod';
import { createRouteLookup, joinRoute, leadsToPool } from './joinRoutes';
import { matchesLabels } from './LabelIndex';
import { compareText, groupOf, objectKey, sortObjects } from './objectKey';
import { servicesByKey } from './servicesByKey';
import { touchedBy } from './touchedBy';

interface Parts {
  topology: ClusterTopology;
  /** Also those to which no route attaches. */
  gateways: readonly GatewayNode[];
  snapshot: ClusterSnapshot;
  diff: ObjectsDiff;
}

/**
 * Brings a topology up to a few changes. Pools are changed in place and routes
 * replaced; what leads to them is told.
 */
export class TopologyEdit {
  private readonly pools: Map<ObjectKey, PoolNode>;
  private readonly routes: Map<ObjectKey, RouteNode>;
  /** Pools that came, went or changed their group: what names them is another thing now. */
  private readonly renamed = new Set<ObjectKey>();
  private readonly joinedPools = new Set<PoolNode>();
  private readonly joinedRoutes = new Set<RouteNode>();

  constructor(private readonly parts: Parts) {
    const { pools, routes } = parts.topology;
    this.pools = new Map(pools.map(node => [node.key, node]));
    this.routes = new Map(routes.map(node => [node.key, node]));
  }

  apply(): ClusterTopology {
    const { topology, gateways, snapshot, diff } = this.parts;
    const poolParts = scanParts(snapshot.objects);
    this.poolsToJoin().forEach(key => this.joinPool(key, poolParts));
    const routeKeys = this.routesToJoin();
    if (routeKeys.size > 0) {
      this.joinRoutes(routeKeys);
    }
    const pools =
      this.renamed.size > 0 ? inOrder(this.pools.values()) : topology.pools;
    const routes =
      routeKeys.size > 0 ? inOrder(this.routes.values()) : topology.routes;
    const gitOpsChanged =
      diff.fluxKustomizations ||
      diff.helmReleases ||
      diff.fluxSources ||
      diff.argoApplications;
    return {
      ...topology,
      snapshot,
      pools,
      poolsByKey: this.pools,
      routes,
      ...(routeKeys.size > 0 && {
        gateways: gateways.filter(({ ways }) => ways.length > 0),
        ways: routes.flatMap(({ ways }) => ways),
      }),
      ...(gitOpsChanged && { gitOps: new GitOpsIndex(snapshot.objects) }),
    };
  }

  /** What was joined anew, gone nodes among it, and all that routes join to it. */
  touched(): { pools: Set<PoolNode>; routes: Set<RouteNode> } {
    return touchedBy(this.joinedPools, this.joinedRoutes);
  }

  private poolsToJoin(): Set<ObjectKey> {
    const { diff } = this.parts;
    const ofPods = changed(diff.pods).map(({ meta }) => ({
      namespace: meta.namespace,
      labels: meta.labels,
    }));
    const ofWorkloads = changed(diff.deployments).map(
      ({ meta, podLabels }) => ({
        namespace: meta.namespace,
        labels: podLabels,
      }),
    );
    const services = new Set(
      changed(diff.services).map(({ meta }) => objectKey(meta)),
    );
    const selecting = [...this.pools.values()].filter(
      node =>
        (services.size > 0 && services.has(pickerKeyOf(node))) ||
        [...ofPods, ...ofWorkloads].some(each => selects(node, each)),
    );
    return new Set([
      ...changed(diff.inferencePools).map(({ meta }) => objectKey(meta)),
      ...changed(diff.inferenceObjectives).map(poolKeyOf),
      ...changed(diff.inferenceModelRewrites).map(poolKeyOf),
      ...selecting.map(({ key }) => key),
    ]);
  }

  private joinPool(key: ObjectKey, poolParts: PoolParts): void {
    const { inferencePools } = this.parts.snapshot.objects;
    const [picked] = pickPools(
      inferencePools.filter(({ meta }) => objectKey(meta) === key),
    );
    const known = this.pools.get(key);
    if (known) {
      this.joinedPools.add(known);
    }
    if (!picked) {
      this.pools.delete(key);
      this.renamed.add(key);
      return;
    }
    const joined = joinPool(picked, poolParts);
    if (!known) {
      this.pools.set(key, joined);
      this.joinedPools.add(joined);
      this.renamed.add(key);
      return;
    }
    if (namesOf(known) !== namesOf(joined)) {
      this.renamed.add(key);
    }
    Object.assign(known, joined, { ways: known.ways });
  }

  private routesToJoin(): Set<ObjectKey> {
    const { diff } = this.parts;
    const services = new Set(
      changed(diff.services).map(({ meta }) => objectKey(meta)),
    );
    const keys = new Set(
      changed(diff.httpRoutes).map(({ meta }) => objectKey(meta)),
    );
    if (services.size + this.renamed.size > 0) {
      for (const { key, rules } of this.routes.values()) {
        const isOther = rules.some(({ backends }) =>
          backends.some(({ ref }) =>
            (ref.kind === 'Service' ? services : this.renamed).has(
              objectKey(ref),
            ),
          ),
        );
        if (isOther) {
          keys.add(key);
        }
      }
    }
    return keys;
  }

  private joinRoutes(keys: ReadonlySet<ObjectKey>): void {
    const { gateways, snapshot } = this.parts;
    const { objects } = snapshot;
    const old = new Set([...keys].flatMap(key => this.routes.get(key) ?? []));
    const affected = new Set<{ ways: Way[] }>();
    const noteWays = (route: RouteNode) => {
      this.joinedRoutes.add(route);
      for (const { parent, backend } of route.ways) {
        [parent.gateway, backend.pool].forEach(
          node => node && affected.add(node),
        );
      }
    };
    old.forEach(noteWays);
    for (const node of affected) {
      node.ways = node.ways.filter(({ rule }) => !old.has(rule.route));
    }
    const lookup = createRouteLookup(objects, this.pools, gateways);
    for (const key of keys) {
      this.routes.delete(key);
      const route = objects.httpRoutes.find(
        ({ meta }) => objectKey(meta) === key,
      );
      if (route && leadsToPool(route)) {
        const joined = joinRoute(route, lookup);
        this.routes.set(key, joined);
        noteWays(joined);
      }
    }
    for (const node of affected) {
      // Another array, for those who keep what they made of the one before.
      node.ways = [...node.ways].sort((a, b) =>
        compareMeta(metaOf(a.rule.route), metaOf(b.rule.route)),
      );
    }
  }
}

function changed<T>(diff: { removed: T[]; added: T[] } | undefined): T[] {
  return diff ? [...diff.removed, ...diff.added] : [];
}

function poolKeyOf(object: { meta: ObjectMeta; pool: { name: string } }) {
  const { namespace } = object.meta;
  return objectKey({ namespace, name: object.pool.name });
}

function pickerKeyOf({ pool }: PoolNode): ObjectKey {
  const { namespace } = pool.meta;
  return pool.picker ? objectKey({ namespace, name: pool.picker.name }) : '';
}

function selects(
  { pool, picker }: PoolNode,
  { namespace, labels }: { namespace: string; labels: Record<string, string> },
): boolean {
  return (
    pool.meta.namespace === namespace &&
    (matchesLabels(pool.selector, labels) ||
      (picker?.service !== undefined &&
        matchesLabels(picker.service.selector, labels)))
  );
}

/** What a reference must say to mean the pool. */
function namesOf({ pool, otherGroups }: PoolNode): string {
  return [groupOf(pool.meta), ...otherGroups].join(' ');
}

/** Few are looked for: walking all objects is quicker than sorting them into an index. */
function scanParts(objects: ClusterObjects): PoolParts {
  const states = new Map<Pod, PodState>();
  const objectives = groupByPool(objects.inferenceObjectives);
  const rewrites = groupByPool(objects.inferenceModelRewrites);
  const llmServices = servicesByPool(objects.llmInferenceServices);
  return {
    pods: scan(objects.pods, ({ meta }) => meta.labels, isFinished),
    stateOf: pod => {
      const state = states.get(pod) ?? judgePod(pod);
      states.set(pod, state);
      return state;
    },
    deployments: scan(objects.deployments, ({ podLabels }) => podLabels),
    service: key => servicesByKey(objects.services).get(key),
    objectives: key => objectives.get(key) ?? [],
    rewrites: key => rewrites.get(key) ?? [],
    llmService: key => llmServices.get(key),
  };
}

function scan<T extends { meta: ObjectMeta }>(
  objects: readonly T[],
  labelsOf: (object: T) => Record<string, string>,
  isOut: (object: T) => boolean = () => false,
): Selectable<T> {
  return {
    select: (namespace, selector) =>
      // An empty selector takes nothing, as in LabelIndex.
      Object.keys(selector).length === 0
        ? []
        : sortObjects(
            objects.filter(
              object =>
                object.meta.namespace === namespace &&
                matchesLabels(selector, labelsOf(object)) &&
                !isOut(object),
            ),
          ),
  };
}

function metaOf(node: PoolNode | RouteNode): ObjectMeta {
  return 'pool' in node ? node.pool.meta : node.route.meta;
}

function compareMeta(a: ObjectMeta, b: ObjectMeta): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name);
}

function inOrder<T extends PoolNode | RouteNode>(nodes: Iterable<T>): T[] {
  return [...nodes].sort((a, b) => compareMeta(metaOf(a), metaOf(b)));
}

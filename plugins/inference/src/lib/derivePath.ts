// SPDX-License-Identifier: Apache-2.0
import {
  EntityGateway,
  EntityInference,
  PoolDetail,
  RouteBackend,
  RouteRule,
} from '@inference-portal/backstage-plugin-inference-common';
import { Tone } from '../components/tones';
import { poolKey } from './poolKey';
import {
  judgeEndpoints,
  judgeGateway,
  judgePicker,
  judgePool,
  judgeRule,
} from './judgePathNode';

/** The object that a node of the path stands for. */
export type PathSubject =
  | { kind: 'gateway'; name: string; gateway?: EntityGateway }
  | { kind: 'rule'; rule: RouteRule }
  | { kind: 'pool' | 'picker' | 'endpoints'; pool: PoolDetail }
  /** A backend that is no pool of the entity. */
  | { kind: 'backend'; backend: RouteBackend };

export interface PathNode {
  /** Names the node in the address as well. */
  id: string;
  cluster: string;
  subject: PathSubject;
  title: string;
  note?: string;
  /** `quiet` where all is well. */
  tone: Tone;
  /** How it is, in a word or two. */
  state: string;
}

export interface PathEdge {
  from: string;
  to: string;
  tone: Tone;
  /** The backend at its end, where the edge divides a rule's requests. */
  backend?: RouteBackend;
  /** Requests per second that take it; undefined where nobody counts them. */
  requestRate?: number;
}

/** The ways of requests in one cluster, from the gateway to the endpoints. */
export interface ClusterPath {
  cluster: string;
  nodes: PathNode[];
  edges: PathEdge[];
}

/** One path per cluster that holds a pool of the entity, by name. */
export function derivePath(
  view: Pick<EntityInference, 'gateways' | 'routes' | 'pools'>,
): ClusterPath[] {
  const clusters = new Set(view.pools.map(({ cluster }) => cluster));
  return [...clusters].sort().map(cluster => {
    const draft = new PathDraft(cluster);
    const gateways = view.gateways.filter(item => item.cluster === cluster);
    const pools = view.pools.filter(item => item.cluster === cluster);
    for (const rule of view.routes) {
      if (rule.route.cluster === cluster) {
        draft.addRule(rule, gateways, pools);
      }
    }
    // A pool that no rule names stands alone.
    pools.forEach(pool => draft.addPool(pool));
    draft.rateLoneEdges(pools);
    return { cluster, nodes: draft.nodes, edges: draft.edges };
  });
}

class PathDraft {
  readonly edges: PathEdge[] = [];
  readonly #nodes = new Map<string, PathNode>();

  constructor(readonly cluster: string) {}

  get nodes(): PathNode[] {
    return [...this.#nodes.values()];
  }

  addRule(rule: RouteRule, gateways: EntityGateway[], pools: PoolDetail[]) {
    const gateway = this.#addGateway(rule.gateway, gateways);
    const { namespace, name } = rule.route;
    const [first, ...more] =
      rule.models.length > 0 ? rule.models : rule.matches;
    const node = this.#add({
      id: `rule ${this.cluster}/${namespace}/${name}/${rule.rule}@${rule.gateway}`,
      subject: { kind: 'rule', rule },
      title: rule.rule > 0 ? `${name}, rule ${rule.rule}` : name,
      note: first
        ? `${first}${more.length > 0 ? ` + ${more.length}` : ''}`
        : 'any request',
      ...judgeRule(rule),
    });
    const rates = rule.backends.map(({ observed }) => rateOf(observed));
    this.edges.push({
      from: gateway.id,
      to: node.id,
      tone: node.tone,
      requestRate: rates.some(rate => rate !== undefined)
        ? rates.reduce<number>((sum, rate = 0) => sum + rate, 0)
        : undefined,
    });
    for (const backend of rule.backends) {
      const key = backend.pool && poolKey(backend.pool);
      const pool = pools.find(item => poolKey(item) === key);
      const target = pool ? this.addPool(pool) : this.#addBackend(backend);
      this.edges.push({
        from: node.id,
        to: target.id,
        tone: target.tone,
        backend,
        requestRate: rateOf(backend.observed),
      });
    }
  }

  addPool(pool: PoolDetail): PathNode {
    const key = poolKey(pool);
    const known = this.#nodes.get(`pool ${key}`);
    if (known) {
      return known;
    }
    const node = this.#add({
      id: `pool ${key}`,
      subject: { kind: 'pool', pool },
      title: pool.name,
      note: pool.namespace,
      ...judgePool(pool),
    });
    const picker = this.#add({
      id: `picker ${key}`,
      subject: { kind: 'picker', pool },
      title: pool.picker.name ?? 'no picker',
      note: `${pool.picker.replicas.ready} of ${pool.picker.replicas.total} ready`,
      ...judgePicker(pool),
    });
    const endpoints = this.#add({
      id: `endpoints ${key}`,
      subject: { kind: 'endpoints', pool },
      title: `${pool.endpoints.ready} of ${pool.endpoints.total} ready`,
      ...judgeEndpoints(pool),
    });
    this.edges.push(
      { from: node.id, to: picker.id, tone: picker.tone },
      { from: picker.id, to: endpoints.id, tone: endpoints.tone },
    );
    return node;
  }

  /**
   * Where the gateway's requests are not counted, what a pool itself counts came
   * over its edge if there is but one.
   */
  rateLoneEdges(pools: PoolDetail[]) {
    for (const pool of pools) {
      const edges = this.edges.filter(
        ({ to }) => to === `pool ${poolKey(pool)}`,
      );
      const [edge] = edges;
      if (edges.length === 1 && !edge.backend?.observed && !pool.load?.stale) {
        edge.requestRate = pool.load?.requestRate;
      }
    }
  }

  #addGateway(name: string, gateways: EntityGateway[]): PathNode {
    const gateway = gateways.find(
      item => `${item.namespace}/${item.name}` === name,
    );
    return this.#add({
      id: `gateway ${this.cluster}/${name}`,
      subject: { kind: 'gateway', name, gateway },
      title: name.slice(name.indexOf('/') + 1),
      note: gateway ? `${gateway.namespace} · ${gateway.className}` : name,
      ...judgeGateway(gateway),
    });
  }

  #addBackend(backend: RouteBackend): PathNode {
    const { kind, namespace, name } = backend;
    return this.#add({
      id: `backend ${this.cluster}/${kind}/${namespace}/${name}`,
      subject: { kind: 'backend', backend },
      title: `${namespace}/${name}`,
      note: kind,
      ...(kind === 'InferencePool' && !backend.pool
        ? { tone: 'bad', state: 'not found' }
        : { tone: 'quiet', state: 'not of this entity' }),
    });
  }

  #add(node: Omit<PathNode, 'cluster'>): PathNode {
    const known = this.#nodes.get(node.id);
    if (known) {
      return known;
    }
    const added = { ...node, cluster: this.cluster };
    this.#nodes.set(node.id, added);
    return added;
  }
}

function rateOf(observed: RouteBackend['observed']): number | undefined {
  return observed && observed.requests / (observed.windowMs / 1_000);
}

// SPDX-License-Identifier: Apache-2.0
import {
  EntityGateway,
  EntityInference,
  EntityListener,
  Load,
  ObservedTraffic,
  PoolDetail,
  RouteBackend,
  RouteRule,
} from '@inference-portal/backstage-plugin-inference-common';
import { Tone } from '../components/tones';
import { Texts } from '../hooks/useTexts';
import { poolKey } from './poolKey';
import {
  judgeEndpoints,
  judgeGateway,
  judgeListener,
  judgePicker,
  judgePool,
  judgeRule,
} from './judgePathNode';

/** The object that a node of the path stands for. */
export type PathSubject =
  | { kind: 'gateway'; name: string; gateway?: EntityGateway }
  | {
      kind: 'listener';
      name: string;
      /** `namespace/name` of its gateway. */
      of: string;
      gateway?: EntityGateway;
      listener?: EntityListener;
    }
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
  /** Who told the rate: what was counted of one or several backends, or a pool's load. */
  rateFrom?: { observed: ObservedTraffic[] } | { load: Load };
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
  t: Texts,
): ClusterPath[] {
  const clusters = new Set(view.pools.map(({ cluster }) => cluster));
  return [...clusters].sort().map(cluster => {
    const draft = new PathDraft(cluster, t);
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
    draft.rateGateways();
    return { cluster, nodes: draft.nodes, edges: draft.edges };
  });
}

class PathDraft {
  readonly edges: PathEdge[] = [];
  readonly #nodes = new Map<string, PathNode>();

  constructor(readonly cluster: string, readonly t: Texts) {}

  get nodes(): PathNode[] {
    return [...this.#nodes.values()];
  }

  addRule(rule: RouteRule, gateways: EntityGateway[], pools: PoolDetail[]) {
    const { t } = this;
    const before = this.#addListeners(rule, gateways);
    const { namespace, name } = rule.route;
    const [first, ...more] =
      rule.models.length > 0 ? rule.models : rule.matches;
    const node = this.#add({
      id: `rule ${this.cluster}/${namespace}/${name}/${rule.rule}@${rule.gateway}`,
      subject: { kind: 'rule', rule },
      title: rule.rule > 0 ? t('path.ruleOf', { name, rule: rule.rule }) : name,
      note: first
        ? `${first}${more.length > 0 ? ` + ${more.length}` : ''}`
        : t('path.anyRequest'),
      ...judgeRule(rule, t),
    });
    const observed = rule.backends.flatMap(backend => backend.observed ?? []);
    for (const { id } of before) {
      this.edges.push({
        from: id,
        to: node.id,
        tone: node.tone,
        // Of several listeners nobody counts which one the requests took.
        ...(before.length === 1 && rateOf(observed)),
      });
    }
    for (const backend of rule.backends) {
      const key = backend.pool && poolKey(backend.pool);
      const pool = pools.find(item => poolKey(item) === key);
      const target = pool ? this.addPool(pool) : this.#addBackend(backend);
      this.edges.push({
        from: node.id,
        to: target.id,
        tone: target.tone,
        backend,
        ...(backend.observed && rateOf([backend.observed])),
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
      ...judgePool(pool, this.t),
    });
    const picker = this.#add({
      id: `picker ${key}`,
      subject: { kind: 'picker', pool },
      title: pool.picker.name ?? this.t('path.noPicker'),
      note: this.t('path.readyOf', pool.picker.replicas),
      ...judgePicker(pool, this.t),
    });
    const endpoints = this.#add({
      id: `endpoints ${key}`,
      subject: { kind: 'endpoints', pool },
      title: this.t('path.readyOf', pool.endpoints),
      ...judgeEndpoints(pool, this.t),
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
        edge.rateFrom = pool.load && { load: pool.load };
      }
    }
  }

  /** What took all that is counted behind a listener came in through it. */
  rateGateways() {
    for (const edge of this.edges) {
      if (this.#nodes.get(edge.to)?.subject.kind === 'listener') {
        const behind = this.edges.filter(({ from }) => from === edge.to);
        const observed = behind.map(({ rateFrom }) =>
          rateFrom && 'observed' in rateFrom ? rateFrom.observed : [],
        );
        if (observed.every(({ length }) => length > 0)) {
          Object.assign(edge, rateOf(observed.flat()));
        }
      }
    }
  }

  /** Where the rule's requests come in: the gateway itself where no listener is told. */
  #addListeners(rule: RouteRule, gateways: EntityGateway[]): PathNode[] {
    const from = this.#addGateway(rule.gateway, gateways);
    const gateway = from.subject.kind === 'gateway' && from.subject.gateway;
    const listeners = (rule.listeners ?? []).map(name => {
      const listener = gateway
        ? gateway.listeners?.find(item => item.name === name)
        : undefined;
      const known = this.#nodes.has(this.#listenerId(rule.gateway, name));
      const node = this.#add({
        id: this.#listenerId(rule.gateway, name),
        subject: {
          kind: 'listener',
          name,
          of: rule.gateway,
          ...(gateway && { gateway }),
          ...(listener && { listener }),
        },
        title: name,
        note: listener && describeDoor(listener),
        ...judgeListener(listener, this.t),
      });
      if (!known) {
        this.edges.push({ from: from.id, to: node.id, tone: node.tone });
      }
      return node;
    });
    return listeners.length > 0 ? listeners : [from];
  }

  #listenerId(gateway: string, name: string): string {
    return `listener ${this.cluster}/${gateway}/${name}`;
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
      ...judgeGateway(gateway, this.t),
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
        ? { tone: 'bad', state: this.t('path.state.notFound') }
        : { tone: 'quiet', state: this.t('path.state.foreign') }),
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

/** `HTTPS 443 *.example.org` */
function describeDoor({ protocol, port, hostname }: EntityListener): string {
  return [protocol, port, hostname].filter(Boolean).join(' ');
}

function rateOf(
  observed: ObservedTraffic[],
): Pick<PathEdge, 'requestRate' | 'rateFrom'> {
  return observed.length > 0
    ? {
        requestRate: observed.reduce(
          (sum, { requests, windowMs }) => sum + requests / (windowMs / 1_000),
          0,
        ),
        rateFrom: { observed },
      }
    : {};
}

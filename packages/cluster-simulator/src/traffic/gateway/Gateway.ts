// SPDX-License-Identifier: Apache-2.0
import type { KubernetesObject } from '../../cluster/KubernetesObject';
import type { ObjectStore } from '../../cluster/ObjectStore';
import {
  AGENTGATEWAY_POLICIES,
  GATEWAYS,
  HTTP_ROUTES,
} from '../../cluster/resourceKeys';
import type {
  AgentgatewayMetrics,
  GatewayReason,
} from '../../metrics/agentgateway';
import type { Random } from '../../time/Random';
import type { SimClock } from '../../time/SimClock';
import type { DataRequest } from '../DataRequest';
import type { Pool } from '../objects/readPool';
import type { EndpointPicker } from '../picker/EndpointPicker';
import { reply, Responder } from '../Responder';
import type { Cancel, ModelServer } from '../server/ModelServer';
import { createExchange, Exchange } from './createExchange';
import { drawBackend } from './drawBackend';
import type { HttpRoute } from './HttpRoute';
import { resolveBackend } from './resolveBackend';
import { readGuard, refuse, type RouteGuard } from './RouteGuard';
import { RoutedRequest, RouteTable } from './RouteTable';
import {
  readTransformation,
  RequestTransformation,
  transformRequest,
} from './transformRequest';

const NOTHING: Cancel = () => {};

/** Whom a Gateway's proxies can reach. */
export interface Upstreams {
  /** The leading picker behind the pool's Service. */
  picker(pool: Pool): { pick: EndpointPicker['pick'] } | undefined;
  /** Ready servers behind a Service's port. */
  servers(service: KubernetesObject, port: number): ModelServer[];
}

export interface GatewayOptions {
  namespace: string;
  name: string;
  store: ObjectStore;
  clock: Pick<SimClock, 'now' | 'after'>;
  random: Random;
  upstreams: Upstreams;
}

interface Configuration {
  table: RouteTable;
  transformation: RequestTransformation;
  guardOf(route: HttpRoute): RouteGuard;
}

/** What all proxies of one Gateway do with a request. */
export class Gateway {
  private configuration: Configuration | undefined;

  constructor(private readonly options: GatewayOptions) {}

  /** Something it is configured by has changed. */
  forgetConfiguration(): void {
    this.configuration = undefined;
  }

  private configure(): Configuration | undefined {
    if (this.configuration) return this.configuration;
    const { store, namespace, name } = this.options;
    const gateway = store.get(GATEWAYS, namespace, name);
    this.configuration = gateway && {
      table: new RouteTable(gateway, store.list(HTTP_ROUTES)),
      transformation: readTransformation(
        gateway,
        store.list(AGENTGATEWAY_POLICIES, namespace),
      ),
      guardOf: rememberGuards(store),
    };
    return this.configuration;
  }

  /** `metrics` are those of the proxy that took the request. Gives the way to take it back. */
  handle(
    received: DataRequest,
    client: Responder,
    at: number,
    metrics: AgentgatewayMetrics,
  ): Cancel {
    const { namespace, name } = this.options;
    const configuration = this.configure();
    const listener = configuration?.table.findListener(received.host);
    const exchange = createExchange(
      client,
      at,
      answer =>
        metrics.answered({
          ...answer,
          method: received.method,
          bind: `${listener?.port ?? 80}/${namespace}/${name}`,
          gateway: `${namespace}/${name}`,
          listener: listener?.name,
        }),
      this.options.clock,
    );
    metrics.accepted({
      bind: `${listener?.port ?? 80}/${namespace}/${name}`,
      gateway: `${namespace}/${name}`,
      listener: listener?.name ?? 'unknown',
    });
    if (!configuration || !listener) {
      return fail(exchange, 404, 'NotFound', 'listener not found', at);
    }
    const request = transformRequest(received, configuration.transformation);
    const routed = configuration.table.find(request);
    if (!routed) {
      return fail(exchange, 404, 'NotFound', 'route not found', at);
    }
    const { route, rule } = routed;
    exchange.label({
      route: `${route.namespace}/${route.name}`,
      routeRule: rule.name,
    });
    const status = refuse(configuration.guardOf(route), request);
    if (status !== undefined) {
      return fail(exchange, status, 'DirectResponse', '', at);
    }
    if (rule.redirect) {
      return redirect(exchange, rule.redirect, request, at);
    }
    const cancel = this.forward(request, routed, exchange, at);
    exchange.limit({
      requestMs: rule.requestTimeoutMs,
      headMs: rule.backendTimeoutMs,
      cancel,
    });
    return exchange.abandon;
  }

  private forward(
    request: DataRequest,
    routed: RoutedRequest,
    exchange: Exchange,
    at: number,
  ): Cancel {
    const { random, store, upstreams } = this.options;
    const backend = drawBackend(routed.rule.backends, random);
    if (!backend) {
      return fail(exchange, 500, 'Internal', 'no valid backends', at);
    }
    const resolved = resolveBackend(backend, routed, store);
    if (resolved.kind === 'broken') {
      return fail(exchange, 500, 'Internal', resolved.message, at);
    }
    if (resolved.kind === 'pool') {
      return this.askPicker(request, resolved.pool, exchange, at);
    }
    const { namespace = '', name } = resolved.service.metadata;
    exchange.label({
      backend: `${name}.${namespace}.svc.cluster.local:${resolved.port}`,
    });
    const servers = upstreams.servers(resolved.service, resolved.port);
    if (servers.length === 0) {
      return fail(exchange, 503, 'NoHealthyBackend', 'no healthy backends', at);
    }
    exchange.label({ reason: 'Upstream' });
    return random.pick(servers).serve(request, exchange.responder, at);
  }

  private askPicker(
    request: DataRequest,
    pool: Pool,
    exchange: Exchange,
    at: number,
  ): Cancel {
    exchange.label({
      backend: `${pool.name}.${pool.namespace}.inference.cluster.local:${pool.targetPorts[0]}`,
    });
    const picker = this.options.upstreams.picker(pool);
    if (!picker) {
      // agentgateway up to 1.4.1 fails whatever the pool's failureMode says.
      const message = 'ext_proc failed: no more response messages';
      return fail(exchange, 500, 'ExtProc', message, at);
    }
    const pick = picker.pick(request, at);
    if ('rejected' in pick) {
      exchange.label({ reason: 'DirectResponse' });
      reply(exchange.responder, pick.rejected, at);
      return NOTHING;
    }
    const { server } = pick.endpoint;
    if (!server) {
      const message = 'upstream call failed: Connect';
      return fail(exchange, 503, 'UpstreamFailure', message, at);
    }
    exchange.label({ reason: 'Upstream' });
    return server.serve(
      pick.request ?? request,
      pick.observe(exchange.responder),
      at,
    );
  }
}

/** Read once for each route. */
function rememberGuards(store: ObjectStore): Configuration['guardOf'] {
  const known = new Map<HttpRoute, RouteGuard>();
  return route => {
    const guard = known.get(route) ?? readGuard(route, store);
    known.set(route, guard);
    return guard;
  };
}

function redirect(
  exchange: Exchange,
  { status, hostname }: { status: number; hostname?: string },
  { host, path }: DataRequest,
  at: number,
): Cancel {
  exchange.label({ reason: 'DirectResponse' });
  const headers = { location: `http://${hostname ?? host}${path}` };
  reply(exchange.responder, { status, headers, body: '' }, at);
  return NOTHING;
}

function fail(
  exchange: Exchange,
  status: number,
  reason: GatewayReason,
  body: string,
  at: number,
): Cancel {
  exchange.label({ reason });
  const headers = { 'content-type': 'text/plain' };
  reply(exchange.responder, { status, headers, body }, at);
  return NOTHING;
}

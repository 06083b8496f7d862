// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Cluster } from '../cluster/Cluster';
import type { StoreEvent } from '../cluster/ObjectStore';
import {
  AGENTGATEWAY_POLICIES,
  GATEWAYS,
  isKey,
  PODS,
  SERVICES,
} from '../cluster/resourceKeys';
import { readList, readNumber } from '../cluster/readField';
import type { DataRequest } from './DataRequest';
import { Gateway, type Upstreams } from './gateway/Gateway';
import { handleHttp } from './http/handleHttp';
import { LoadGenerator } from './load/LoadGenerator';
import { readPod } from './objects/readPod';
import type { Pool } from './objects/readPool';
import type { Endpoint } from './picker/Endpoint';
import { Processes } from './Processes';
import type { Responder } from './Responder';
import { Selections } from './Selections';
import type { Cancel } from './server/ModelServer';
import { startProgram } from './startProgram';
import type { ModelTraffic } from './TrafficScenario';

/** As often as pickers read their endpoints; answers move on in such steps. */
const STEP_MS = 50;
/** Whose objects a gateway's proxies are configured by. */
const CONFIGURING_GROUPS = [GATEWAYS.group, AGENTGATEWAY_POLICIES.group];

export interface Traffic {
  /** A request at the cluster's gateway port. Without a ready proxy nobody is there to answer it. */
  handleGatewayRequest(
    request: IncomingMessage,
    response: ServerResponse,
  ): void;
  stop(): void;
}

export interface TrafficOptions {
  cluster: Cluster;
  models: readonly ModelTraffic[];
  /** `namespace/name` of the Gateway behind the gateway port; the cluster's first where left out. */
  gateway?: string;
}

/** The data plane of a cluster: what its objects say is what happens to requests. */
export function createTraffic(options: TrafficOptions): Traffic {
  const { cluster, models } = options;
  const { clock, knobs, store } = cluster;
  const random = cluster.random.fork('traffic');
  const blind = cluster.random.fork('past pickers');
  const gateways = new Map<string, Gateway>();
  const selections: Selections = new Selections(store, () => processes.pods());
  const processes: Processes = new Processes(pod =>
    startProgram(pod, { cluster, models, selections, endpointsOf }),
  );

  /** By pool, until something changes: pickers ask for them many times a second. */
  const endpoints = new Map<string, readonly Endpoint[]>();

  function endpointsOf(id: { namespace: string; name: string }) {
    const key = `${id.namespace}/${id.name}`;
    let known = endpoints.get(key);
    if (!known) {
      known = findEndpoints(selections.pool(id.namespace, id.name));
      endpoints.set(key, known);
    }
    return known;
  }

  function findEndpoints(pool: Pool | undefined): Endpoint[] {
    if (!pool) return [];
    return selections.podsOfPool(pool).flatMap(pod =>
      pool.targetPorts.map((port, rank) => {
        const server = processes.find(pod, 'server')?.server;
        return {
          namespace: pod.namespace,
          pod: pod.name,
          port,
          name: `${pod.name}-rank-${rank}`,
          server: server?.profile.port === port ? server : undefined,
          readable: () => !knobs.metricsPages.has(pod.deployment),
        };
      }),
    );
  }

  /** Some providers' versions send requests on without asking the picker. */
  function pickBlindly(pool: { namespace: string; name: string }) {
    const open = endpointsOf(pool).filter(({ server }) => server);
    return open.length === 0
      ? undefined
      : {
          pick: () => ({
            endpoint: blind.pick(open),
            observe: (responder: Responder) => responder,
          }),
        };
  }

  const upstreams: Upstreams = {
    picker: pool => {
      const { namespace, name, pickerService = '', pickerPort } = pool;
      if (knobs.bypassed.has(`${namespace}/${name}`)) {
        return pickBlindly(pool);
      }
      const service = store.get(SERVICES, namespace, pickerService);
      const hasPort = readList(service, 'spec', 'ports').some(
        entry => readNumber(entry, 'port') === pickerPort,
      );
      return hasPort
        ? selections
            .podsOfService(namespace, pickerService)
            .flatMap(pod => processes.find(pod, 'picker') ?? [])[0]?.picker
        : undefined;
    },
    servers: (service, port) => {
      const { namespace = '', name } = service.metadata;
      const targetPort = selections.targetPort(service, port);
      return selections
        .podsOfService(namespace, name)
        .flatMap(pod => processes.find(pod, 'server') ?? [])
        .map(({ server }) => server)
        .filter(({ profile }) => profile.port === targetPort);
    },
  };

  function gatewayOf(key: string): Gateway {
    let gateway = gateways.get(key);
    if (!gateway) {
      const [namespace, name] = key.split('/');
      gateway = new Gateway({
        namespace,
        name,
        store,
        clock,
        random: random.fork(`gateway ${key}`),
        upstreams,
      });
      gateways.set(key, gateway);
    }
    return gateway;
  }

  const proxyChoice = random.fork('proxies');
  function send(
    key: string,
    request: DataRequest,
    responder: Responder,
    at: number,
  ): Cancel | undefined {
    const proxies = processes
      .all('proxy')
      .filter(({ gateway }) => gateway === key);
    if (proxies.length === 0) return undefined;
    const { metrics } = proxyChoice.pick(proxies);
    return gatewayOf(key).handle(request, responder, at, metrics);
  }

  const asked = new Set<string>();
  /** Clients that came once stay, whatever happens to the servers. */
  function isAskedFor({ model, startsWithServer }: ModelTraffic): boolean {
    if (!startsWithServer || asked.has(model)) return true;
    const isServed = processes
      .all('server')
      .some(({ server }) => server.profile.servedNames.includes(model));
    if (isServed) asked.add(model);
    return isServed;
  }

  const loads = models.map(
    traffic =>
      new LoadGenerator({
        traffic,
        clock,
        random: random.fork(`load ${traffic.model}`),
        factor: () =>
          isAskedFor(traffic) ? knobs.trafficFactor.get(traffic.model) ?? 1 : 0,
        send: (request, responder, at) =>
          send(traffic.gateway, request, responder, at),
      }),
  );

  function follow(event: StoreEvent) {
    selections.forget();
    if (CONFIGURING_GROUPS.includes(event.key.group)) {
      for (const gateway of gateways.values()) gateway.forgetConfiguration();
    }
    if (isKey(event.key, PODS)) {
      if (event.type === 'DELETED') processes.forget(event.object);
      else processes.follow(readPod(event.object, store));
    }
    endpoints.clear();
  }

  function step() {
    const now = clock.now();
    for (const { picker } of processes.all('picker')) picker.refresh(now);
    for (const load of loads) load.advance(now);
    for (const { server } of processes.all('server')) server.advance(now);
  }

  const unsubscribe = store.subscribe(follow);
  for (const pod of store.list(PODS)) processes.follow(readPod(pod, store));
  const stopSteps = clock.every(STEP_MS, step);

  function defaultGateway(): string | undefined {
    const [first] = store.list(GATEWAYS);
    return first && `${first.metadata.namespace}/${first.metadata.name}`;
  }

  return {
    handleGatewayRequest(message, response) {
      const key = options.gateway ?? defaultGateway();
      handleHttp(message, response, clock.now, (request, responder, at) => {
        const cancel = key && send(key, request, responder, at);
        if (cancel) return cancel;
        response.socket?.resetAndDestroy();
        return () => {};
      });
    },
    stop() {
      stopSteps();
      unsubscribe();
      processes.stop();
    },
  };
}

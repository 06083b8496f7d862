// SPDX-License-Identifier: Apache-2.0
import type { Cluster } from '../cluster/Cluster';
import { AgentgatewayMetrics } from '../metrics/agentgateway';
import { serveMetricsPage } from '../metrics/serveMetricsPage';
import { GO_TEXT_CONTENT_TYPE } from '../metrics/writeGoText';
import { OPEN_METRICS_CONTENT_TYPE } from '../metrics/writeOpenMetrics';
import { PYTHON_TEXT_CONTENT_TYPE } from '../metrics/writePythonText';
import { handleHttp } from './http/handleHttp';
import { readFlags } from './objects/readFlags';
import type { Pod } from './objects/readPod';
import type { Endpoint } from './picker/Endpoint';
import { EndpointPicker } from './picker/EndpointPicker';
import {
  findPickerGeneration,
  type PickerGeneration,
} from './picker/pickerGenerations';
import { readPriority } from './picker/readPriority';
import type { Program } from './Program';
import type { Selections } from './Selections';
import { ModelServer } from './server/ModelServer';
import { readServerProfile } from './server/readServerProfile';
import type { ModelTraffic } from './TrafficScenario';

const PICKER_METRICS_PORT = 9090;
const PROXY_METRICS_PORT = 15020;
const GATEWAY_LABEL = 'gateway.networking.k8s.io/gateway-name';

export interface ProgramContext {
  cluster: Cluster;
  models: readonly ModelTraffic[];
  selections: Selections;
  /** Endpoints of a pool, as its picker finds them. */
  endpointsOf: (pool: {
    namespace: string;
    name: string;
  }) => readonly Endpoint[];
}

interface Started {
  program: Program | undefined;
  stop: () => void;
}

/** Starts what a pod's containers are: a model server, a picker, a gateway's proxy, or nothing of ours. */
export function startProgram(pod: Pod, context: ProgramContext): Started {
  const profile = readServerProfile(pod, context.models);
  if (profile) return startServer(pod, profile, context);
  for (const { image } of pod.containers) {
    const generation = findPickerGeneration(image);
    if (generation) return startPicker(pod, generation, context);
  }
  const gateway = pod.labels[GATEWAY_LABEL];
  if (gateway) return startProxy(pod, gateway, context);
  return { program: undefined, stop: () => {} };
}

function startServer(
  pod: Pod,
  profile: NonNullable<ReturnType<typeof readServerProfile>>,
  { cluster, selections }: ProgramContext,
): Started {
  const { clock, knobs, network, random } = cluster;
  const [model] = profile.servedNames;
  const { canaries } = knobs;
  const server = new ModelServer({
    pod,
    profile,
    startedAt: clock.now(),
    random: random.fork(`server ${pod.namespace}/${pod.name}`),
    errorRatio: asked =>
      Math.max(
        knobs.errorRatio.get(model) ?? 0,
        knobs.errorRatio.get(pod.deployment) ?? 0,
        canaries.errorRatio > 0 &&
          (selections.isCanary(pod) || selections.isCanaryTarget(pod, asked))
          ? canaries.errorRatio
          : 0,
      ),
    slowness: () =>
      (knobs.slowness.get(model) ?? 1) *
      (knobs.slowness.get(pod.deployment) ?? 1) *
      (canaries.slowness !== 1 && selections.isCanary(pod)
        ? canaries.slowness
        : 1),
    slownessOf: asked =>
      canaries.slowness !== 1 && selections.isCanaryTarget(pod, asked)
        ? canaries.slowness
        : 1,
  });
  const close = network.listen(
    pod.namespace,
    pod.name,
    profile.port,
    (request, response) => {
      if (/^\/metrics(\?|$)/.test(request.url ?? '')) {
        const text = () => server.page(clock.now());
        serveMetricsPage(
          request,
          response,
          { contentType: PYTHON_TEXT_CONTENT_TYPE, text, now: clock.now },
          knobs.metricsPages.get(pod.deployment),
        );
      } else {
        handleHttp(request, response, clock.now, (asked, responder, at) =>
          server.serve(asked, responder, at),
        );
      }
    },
  );
  return {
    program: { kind: 'server', server },
    stop: () => {
      close();
      server.kill(clock.now());
    },
  };
}

/** The pool its flags name, or the one that names its Service. */
function findPool(pod: Pod, { selections }: ProgramContext) {
  const flags = readFlags(pod.containers.flatMap(({ args }) => args));
  const name = flags.get('pool-name')?.[0];
  return name
    ? { namespace: flags.get('pool-namespace')?.[0] ?? pod.namespace, name }
    : selections.poolOfPicker(pod);
}

function startPicker(
  pod: Pod,
  generation: PickerGeneration,
  context: ProgramContext,
): Started {
  const { clock, knobs, random, store } = context.cluster;
  const pool = findPool(pod, context);
  const picker = new EndpointPicker({
    pool: pool?.name ?? '',
    generation,
    startedAt: clock.now(),
    random: random.fork(`picker ${pod.namespace}/${pod.name}`),
    endpoints: () =>
      pool && !knobs.blindPickers.has(pod.deployment)
        ? context.endpointsOf(pool)
        : [],
    priorityOf: name =>
      pool &&
      readPriority(store, pool, { group: generation.objectiveGroup, name }),
    rewrites: () =>
      pool ? context.selections.rewrites(pool, generation.objectiveGroup) : [],
  });
  const page = {
    contentType: GO_TEXT_CONTENT_TYPE,
    text: () => picker.page(clock.now()),
  };
  return {
    program: { kind: 'picker', picker },
    stop: listenForMetrics(pod, PICKER_METRICS_PORT, page, context),
  };
}

function startProxy(
  pod: Pod,
  gateway: string,
  context: ProgramContext,
): Started {
  const metrics = new AgentgatewayMetrics();
  const page = {
    contentType: OPEN_METRICS_CONTENT_TYPE,
    text: () => metrics.page(),
  };
  return {
    program: {
      kind: 'proxy',
      gateway: `${pod.namespace}/${gateway}`,
      metrics,
    },
    stop: listenForMetrics(pod, PROXY_METRICS_PORT, page, context),
  };
}

function listenForMetrics(
  pod: Pod,
  port: number,
  page: { contentType: string; text: () => string },
  { cluster }: ProgramContext,
): () => void {
  return cluster.network.listen(
    pod.namespace,
    pod.name,
    port,
    (request, response) => {
      if (/^\/metrics(\?|$)/.test(request.url ?? '')) {
        const mishap = cluster.knobs.metricsPages.get(pod.deployment);
        const { now } = cluster.clock;
        serveMetricsPage(request, response, { ...page, now }, mishap);
      } else {
        response.writeHead(404, { 'content-type': 'text/plain' });
        response.end('404 page not found\n');
      }
    },
  );
}

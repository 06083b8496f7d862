// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import {
  BackendRef,
  ClusterEvent,
  ClusterObjects,
  Condition,
  CrdBundle,
  Deployment,
  EndpointSlice,
  Gateway,
  GatewayPolicy,
  HttpRoute,
  InferenceModel,
  InferenceModelRewrite,
  InferencePool,
  InferencePoolImport,
  LlmInferenceService,
  ObjectMeta,
  ParentRef,
  Pod,
  Service,
} from '../core/objects/ClusterObjects';
import {
  ArgoApplication,
  FluxKustomization,
  FluxSource,
  HelmRelease,
} from '../core/objects/GitOpsObjects';
import {
  AiGatewayRoute,
  DestinationRule,
  ProviderPolicy,
} from '../core/objects/ProviderObjects';

/*
 * Clusters that may be put together in any way: few names, so that references
 * meet, miss and cross; statuses that contradict specs; every optional field
 * there or not.
 */

const duration = fc.constantFrom('0s', '90s', 'soon');
const name = fc.constantFrom('a', 'b', 'c', 'a-epp', 'x'.repeat(253));
const namespace = fc.constantFrom('n1', 'n2');
const group = fc.constantFrom(
  '',
  'inference.networking.k8s.io',
  'inference.networking.x-k8s.io',
  'gateway.networking.k8s.io',
);
const labels = fc.dictionary(
  fc.constantFrom(
    'app',
    'version',
    '__proto__',
    'no label',
    'kustomize.toolkit.fluxcd.io/name',
    'kustomize.toolkit.fluxcd.io/namespace',
  ),
  fc.constantFrom('a', 'b', 'n1', ''),
  { maxKeys: 2 },
);
const time = fc.constantFrom(
  undefined,
  '2026-11-19T00:00:00Z',
  '2026-11-20T11:59:59Z',
  'not a time',
);
/** By which Flux and Argo CD tell what is theirs; and keys that are no keys. */
const annotations = fc.dictionary(
  fc.constantFrom(
    'argocd.argoproj.io/tracking-id',
    'meta.helm.sh/release-name',
    '__proto__',
  ),
  fc.constantFrom('a', 'a:gateway.networking.k8s.io/HTTPRoute:n1/a', ''),
  { maxKeys: 1 },
);
const optional = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined });
const few = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 3 });

function meta(
  kind: string,
  apiVersion: fc.Arbitrary<string>,
  where: fc.Arbitrary<string> = namespace,
): fc.Arbitrary<ObjectMeta> {
  return fc.record({
    apiVersion,
    kind: fc.constant(kind),
    name,
    namespace: where,
    uid: fc.uuid(),
    generation: optional(fc.integer({ min: 1, max: 3 })),
    createdAt: time,
    deletingSince: time,
    labels,
    annotations,
    owners: few(
      fc.record({
        // Also itself, and others that it owns.
        kind: fc.constantFrom(kind, 'AIGatewayRoute', 'LLMInferenceService'),
        name,
        controller: fc.boolean(),
      }),
    ),
  });
}

const condition: fc.Arbitrary<Condition> = fc.record({
  type: fc.constantFrom(
    'Accepted',
    'Programmed',
    'ResolvedRefs',
    'Attached',
    'Ready',
    'PodScheduled',
    'ReplicaFailure',
  ),
  status: fc.constantFrom(
    'True' as const,
    'False' as const,
    'Unknown' as const,
  ),
  reason: optional(fc.string()),
  message: optional(fc.string({ maxLength: 40 })),
  observedGeneration: optional(fc.integer({ min: 1, max: 3 })),
  lastTransitionAt: time,
});
const conditions = few(condition);

const parentRef: fc.Arbitrary<ParentRef> = fc.record({
  group: fc.constant('gateway.networking.k8s.io'),
  // A route that attaches to a route, or to itself.
  kind: fc.constantFrom('Gateway', 'Status', 'Service', 'HTTPRoute'),
  namespace,
  name,
  sectionName: optional(fc.constantFrom('http', 'https')),
  port: optional(fc.constantFrom(80, 443)),
});

/** The limits that the API sets, and what only a CRD without them lets in. */
const weight = fc.constantFrom(0, 1, 90, 1_000_000, -1, 0.5, Number.MAX_VALUE);

const hostname = fc.constantFrom(
  'a.example.com',
  '*.example.com',
  '*',
  '',
  `${'h'.repeat(9_996)}.com`,
  `*.${'a.'.repeat(4_999)}`,
);

const backendRef: fc.Arbitrary<BackendRef> = fc.record({
  group,
  // A route may name a route, itself, or one that leads back to it.
  kind: fc.constantFrom('InferencePool', 'Service', 'HTTPRoute', 'Elsewhere'),
  namespace,
  name,
  port: optional(fc.constantFrom(80, 8000)),
  weight,
});

const controllerName = fc.constantFrom(
  'agentgateway.dev/agentgateway',
  'istio.io/gateway-controller',
  '',
);
const header = fc.constantFrom('X-Gateway-Base-Model-Name', 'X-Other');
const expression = fc.constantFrom(
  'string(json(request.body).model)',
  '"fixed"',
  '',
);

const gateway: fc.Arbitrary<Gateway> = fc.record({
  meta: meta('Gateway', fc.constant('gateway.networking.k8s.io/v1')),
  className: name,
  listeners: few(
    fc.record({
      name: fc.constantFrom('http', 'https'),
      hostname: optional(hostname),
      port: fc.constantFrom(80, 443),
      protocol: fc.constant('HTTP'),
      allowedRoutes: fc.record({
        from: fc.constantFrom(
          'All' as const,
          'Same' as const,
          'Selector' as const,
          'None' as const,
        ),
        selector: optional(labels),
      }),
      attachedRoutes: optional(fc.nat(3)),
      conditions,
    }),
  ),
  addresses: few(fc.constant('192.0.2.1')),
  conditions,
});

const route: fc.Arbitrary<HttpRoute> = fc.record({
  meta: meta('HTTPRoute', fc.constant('gateway.networking.k8s.io/v1')),
  parentRefs: few(parentRef),
  hostnames: few(hostname),
  rules: few(
    fc.record({
      matches: few(
        fc.record({
          path: optional(
            fc.record({
              type: fc.constantFrom('PathPrefix', 'Exact', 'Odd'),
              value: fc.string(),
            }),
          ),
          headers: few(
            fc.record({
              name: header,
              type: fc.constantFrom('Exact', 'RegularExpression'),
              value: name,
            }),
          ),
          queryParams: fc.constant([]),
          method: optional(fc.constant('POST')),
        }),
      ),
      backendRefs: few(backendRef),
      filters: fc.constant([]),
    }),
  ),
  parents: few(fc.record({ parentRef, controllerName, conditions })),
});

const poolParents = few(
  fc.record({
    parentRef,
    controllerName: optional(controllerName),
    conditions,
  }),
);

const pool: fc.Arbitrary<InferencePool> = fc.record({
  meta: meta(
    'InferencePool',
    fc.constantFrom(
      'inference.networking.k8s.io/v1',
      'inference.networking.x-k8s.io/v1alpha2',
      // A version that nobody knows yet.
      'inference.networking.k8s.io/v9beta9',
    ),
  ),
  selector: labels,
  targetPorts: few(fc.constantFrom(80, 8000)),
  picker: optional(
    fc.record({
      group: fc.constantFrom('', 'odd'),
      kind: fc.constantFrom('Service', 'Odd'),
      name,
      port: optional(fc.constantFrom(8000, 9002)),
      failureMode: optional(fc.constantFrom('FailOpen', 'FailClose')),
    }),
  ),
  parents: poolParents,
});

const containers = few(
  fc.record({
    name,
    image: fc.constantFrom('vllm/vllm-openai:v1', '', 'x@sha256:0'),
    args: few(
      fc.constantFrom('--model', 'a', '--pool-name=b', '--pool-namespace', '('),
    ),
    env: fc.constant({}),
    ports: few(fc.record({ containerPort: fc.constantFrom(80, 8000) })),
    requests: fc.constantFrom<Record<string, string>>({}, { cpu: '64' }),
  }),
);

const pod: fc.Arbitrary<Pod> = fc.record({
  meta: meta('Pod', fc.constant('v1')),
  phase: fc.constantFrom('Running', 'Pending', 'Failed', 'Odd'),
  node: optional(fc.constant('node-1')),
  ip: optional(fc.constant('10.0.0.1')),
  startedAt: time,
  containers,
  statuses: few(
    fc.record({
      name,
      ready: fc.boolean(),
      restarts: fc.nat(5),
      image: optional(fc.constant('image')),
      waiting: optional(
        fc.record({
          reason: optional(
            fc.constantFrom('CrashLoopBackOff', 'ErrImagePull', 'Odd'),
          ),
          message: optional(fc.string()),
        }),
      ),
      lastTermination: optional(
        fc.record({
          reason: optional(fc.constantFrom('OOMKilled', 'Error')),
          message: optional(fc.string()),
          exitCode: optional(fc.constantFrom(0, 1, 137)),
          finishedAt: time,
        }),
      ),
    }),
  ),
  conditions,
});

const deployment: fc.Arbitrary<Deployment> = fc.record({
  meta: meta('Deployment', fc.constant('apps/v1')),
  replicas: fc.nat(2),
  readyReplicas: fc.nat(2),
  selector: labels,
  podLabels: labels,
  strategy: optional(fc.constant('Recreate')),
  containers,
  conditions,
});

const service: fc.Arbitrary<Service> = fc.record({
  meta: meta('Service', fc.constant('v1')),
  type: fc.constantFrom('ClusterIP', 'ExternalName'),
  selector: labels,
  ports: few(
    fc.record({
      name: optional(fc.constantFrom('grpc', 'http-metrics')),
      port: fc.constantFrom(8000, 9002),
      targetPort: optional(fc.constant('grpc')),
    }),
  ),
});

const policy: fc.Arbitrary<GatewayPolicy> = fc.record({
  meta: meta('AgentgatewayPolicy', fc.constant('agentgateway.dev/v1alpha1')),
  targets: few(
    fc.record({
      group: fc.constant('gateway.networking.k8s.io'),
      kind: fc.constantFrom('Gateway', 'HTTPRoute'),
      name,
      sectionName: optional(fc.constant('http')),
    }),
  ),
  phase: fc.constantFrom('PreRouting' as const, 'PostRouting' as const),
  requestHeaders: few(fc.record({ name: header, expression })),
  requestTimeout: optional(fc.constant('1s')),
  maxBufferSize: optional(fc.nat()),
  ancestors: few(
    fc.record({ ancestorRef: parentRef, controllerName, conditions }),
  ),
});

const providerPolicy: fc.Arbitrary<ProviderPolicy> = fc.record({
  meta: meta(
    'BackendTrafficPolicy',
    fc.constantFrom(
      'gateway.envoyproxy.io/v1alpha1',
      'gateway.kgateway.dev/v1alpha1',
      'networking.gke.io/v1',
    ),
  ),
  targets: few(
    fc.record({
      group: fc.constant('gateway.networking.k8s.io'),
      kind: fc.constantFrom('Gateway', 'HTTPRoute', 'InferencePool'),
      name,
      sectionName: optional(fc.constant('http')),
    }),
  ),
  limits: few(
    fc.record({
      part: fc.constantFrom(
        'request' as const,
        'backendRequest' as const,
        'idle' as const,
        'perRetry' as const,
      ),
      field: fc.constant('spec.timeout'),
      value: duration,
    }),
  ),
  retries: optional(
    fc.record({ field: fc.constant('spec.retry'), attempts: fc.nat() }),
  ),
  guards: fc.constant([]),
  ancestors: few(
    fc.record({ ancestorRef: parentRef, controllerName, conditions }),
  ),
});

const aiGatewayRoute: fc.Arbitrary<AiGatewayRoute> = fc.record({
  meta: meta('AIGatewayRoute', fc.constant('aigateway.envoyproxy.io/v1beta1')),
  rules: few(
    fc.record(
      {
        timeouts: fc.record(
          { request: duration, backendRequest: duration },
          { requiredKeys: [] },
        ),
        streamIdleTimeout: duration,
      },
      { requiredKeys: [] },
    ),
  ),
  conditions,
});

const destinationRule: fc.Arbitrary<DestinationRule> = fc.record({
  meta: meta('DestinationRule', fc.constant('networking.istio.io/v1')),
  host: fc.constantFrom('a-epp', 'a-epp.n1.svc.cluster.local', '', '*'),
  tlsMode: optional(fc.constantFrom('DISABLE', 'SIMPLE', 'ODD')),
  insecureSkipVerify: optional(fc.boolean()),
  requestLimits: few(
    fc.record({ field: fc.constant('spec.limit'), requests: fc.integer() }),
  ),
});

/** Bundles of versions that are known, that will be, and that are none. */
const crd: fc.Arbitrary<CrdBundle> = fc
  .record({
    meta: meta(
      'CustomResourceDefinition',
      fc.constant('apiextensions.k8s.io/v1'),
      fc.constant(''),
    ),
    crd: fc.constantFrom(
      'httproutes.gateway.networking.k8s.io',
      'inferencepools.inference.networking.k8s.io',
      'inferencepools.inference.networking.x-k8s.io',
      'inferenceobjectives.inference.networking.x-k8s.io',
      'inferenceobjectives.llm-d.ai',
      'odd',
    ),
    bundleVersion: optional(
      fc.constantFrom('v1.5.0', 'v99.0.0-rc.1', 'main', '', 'v1.'),
    ),
    channel: optional(fc.constantFrom('standard', 'experimental', 'odd')),
  })
  // An API server takes no other name.
  .map(each => ({ ...each, meta: { ...each.meta, name: each.crd } }));

const rewrite: fc.Arbitrary<InferenceModelRewrite> = fc.record({
  meta: meta('InferenceModelRewrite', fc.constantFrom('llm-d.ai/v1', 'odd/v7')),
  pool: fc.record({ group, name }),
  rules: few(
    fc.record({
      models: few(name),
      targets: few(fc.record({ model: name, weight })),
    }),
  ),
});

const poolImport: fc.Arbitrary<InferencePoolImport> = fc.record({
  meta: meta('InferencePoolImport', fc.constant('odd/v1')),
  controllers: few(
    fc.record({
      name,
      exportingClusters: few(name),
      parents: poolParents,
      conditions,
    }),
  ),
});

const inferenceModel: fc.Arbitrary<InferenceModel> = fc.record({
  meta: meta('InferenceModel', fc.constantFrom('odd/v1', 'odd/v2')),
});

const llmService: fc.Arbitrary<LlmInferenceService> = fc.record({
  meta: meta('LLMInferenceService', fc.constant('serving.kserve.io/v1alpha1')),
  model: name,
  adapters: few(name),
  replicas: optional(fc.nat(2)),
  pool: optional(name),
  group: optional(fc.record({ name, weight: optional(weight) })),
  conditions,
});

const reference = (kind: string) =>
  fc.record({ kind: fc.constantFrom(kind, 'Odd'), namespace, name });
const revision = optional(
  fc.constantFrom('main@sha1:5f2c', 'v1.2.3', '', 'main@sha1:6a7b'),
);

/** Also one that is applied by itself, or by one that it applies: labels say so. */
const kustomization: fc.Arbitrary<FluxKustomization> = fc.record({
  meta: meta('Kustomization', fc.constant('kustomize.toolkit.fluxcd.io/v1')),
  suspended: fc.boolean(),
  path: optional(fc.constant('./a')),
  source: reference('GitRepository'),
  appliedRevision: revision,
  attemptedRevision: revision,
  conditions,
});

const helmRelease: fc.Arbitrary<HelmRelease> = fc.record({
  meta: meta('HelmRelease', fc.constant('helm.toolkit.fluxcd.io/v2')),
  suspended: fc.boolean(),
  chart: optional(name),
  source: optional(reference('HelmRepository')),
  wantedVersion: optional(fc.constantFrom('1.x', '>=1 <2', 'odd')),
  appliedRevision: revision,
  attemptedRevision: revision,
  conditions,
});

const fluxSource: fc.Arbitrary<FluxSource> = fc.record({
  meta: meta('GitRepository', fc.constant('source.toolkit.fluxcd.io/v1')),
  suspended: fc.boolean(),
  url: fc.constantFrom('https://git.example.com/a.git', '', 'odd'),
  reference: revision,
  revision,
  fetchedAt: time,
  conditions,
});

const argoApplication: fc.Arbitrary<ArgoApplication> = fc.record({
  meta: meta('Application', fc.constant('argoproj.io/v1alpha1')),
  sources: few(
    fc.record({
      repoUrl: fc.constantFrom('https://git.example.com/a.git', ''),
      targetRevision: revision,
      path: optional(fc.constant('a')),
      chart: optional(name),
    }),
  ),
  automated: fc.boolean(),
  sync: optional(
    fc.record({
      status: fc.constantFrom('Synced', 'OutOfSync', 'Odd'),
      revisions: few(fc.constantFrom('5f2c', '')),
      targetRevisions: few(fc.constantFrom('main', '')),
    }),
  ),
  health: optional(
    fc.record({
      status: fc.constantFrom('Healthy', 'Odd'),
      message: optional(fc.string()),
    }),
  ),
  operation: optional(
    fc.record({
      phase: fc.constantFrom('Succeeded', 'Failed', 'Odd'),
      message: optional(fc.string()),
      finishedAt: time,
    }),
  ),
  problems: few(
    fc.record({
      type: fc.constantFrom('SyncError', 'Odd'),
      message: fc.string(),
      since: time,
    }),
  ),
  outOfSync: few(
    fc.record({
      group,
      kind: fc.constantFrom('HTTPRoute', 'InferencePool', 'Application'),
      namespace,
      name,
    }),
  ),
  comparedInHour: time,
});

const event: fc.Arbitrary<ClusterEvent> = fc.record({
  meta: meta('Event', fc.constant('v1')),
  type: fc.constantFrom('Normal', 'Warning'),
  reason: fc.constantFrom('FailedScheduling', 'BackOff', ''),
  message: fc.string(),
  regarding: reference('Pod'),
  count: fc.nat(),
  lastSeenAt: time,
});

const endpointSlice: fc.Arbitrary<EndpointSlice> = fc.record({
  meta: meta('EndpointSlice', fc.constant('discovery.k8s.io/v1')),
  service: optional(name),
  endpoints: few(
    fc.record({
      addresses: few(fc.constant('10.0.0.1')),
      ready: fc.boolean(),
      pod: optional(name),
    }),
  ),
});

/** An API server serves one object per kind, API group, namespace and name. */
function distinct<T extends { meta: ObjectMeta }>(
  object: fc.Arbitrary<T>,
): fc.Arbitrary<T[]> {
  return fc.uniqueArray(object, {
    maxLength: 6,
    selector: ({ meta: { apiVersion, namespace: where, name: own } }) =>
      `${apiVersion} ${where}/${own}`,
  });
}

export const arbitraryObjects: fc.Arbitrary<ClusterObjects> = fc.record({
  gatewayClasses: distinct(
    fc.record({
      meta: meta('GatewayClass', fc.constant('v1'), fc.constant('')),
      controllerName,
      conditions,
    }),
  ),
  gateways: distinct(gateway),
  httpRoutes: distinct(route),
  referenceGrants: distinct(
    fc.record({
      meta: meta('ReferenceGrant', fc.constant('v1')),
      from: few(
        fc.record({ group, kind: fc.constant('HTTPRoute'), namespace }),
      ),
      to: few(
        fc.record({
          group,
          kind: fc.constant('InferencePool'),
          name: optional(name),
        }),
      ),
    }),
  ),
  inferencePools: distinct(pool),
  inferenceObjectives: distinct(
    fc.record({
      meta: meta('InferenceObjective', fc.constantFrom('v1', 'v2')),
      priority: fc.integer(),
      pool: fc.record({ group, name }),
    }),
  ),
  gatewayPolicies: distinct(policy),
  providerPolicies: distinct(providerPolicy),
  aiGatewayRoutes: distinct(aiGatewayRoute),
  destinationRules: distinct(destinationRule),
  deployments: distinct(deployment),
  services: distinct(service),
  endpointSlices: distinct(endpointSlice),
  pods: distinct(pod),
  events: distinct(event),
  crds: distinct(crd),
  inferenceModelRewrites: distinct(rewrite),
  inferencePoolImports: distinct(poolImport),
  inferenceModels: distinct(inferenceModel),
  llmInferenceServices: distinct(llmService),
  fluxKustomizations: distinct(kustomization),
  helmReleases: distinct(helmRelease),
  fluxSources: distinct(fluxSource),
  argoApplications: distinct(argoApplication),
});

/** The same objects in another order. */
export function shuffled(
  objects: ClusterObjects,
): fc.Arbitrary<ClusterObjects> {
  const shuffle = <T>(list: T[]) =>
    fc.shuffledSubarray(list, {
      minLength: list.length,
      maxLength: list.length,
    });
  return fc.record({
    gatewayClasses: shuffle(objects.gatewayClasses),
    gateways: shuffle(objects.gateways),
    httpRoutes: shuffle(objects.httpRoutes),
    referenceGrants: shuffle(objects.referenceGrants),
    inferencePools: shuffle(objects.inferencePools),
    inferenceObjectives: shuffle(objects.inferenceObjectives),
    gatewayPolicies: shuffle(objects.gatewayPolicies),
    providerPolicies: shuffle(objects.providerPolicies),
    aiGatewayRoutes: shuffle(objects.aiGatewayRoutes),
    destinationRules: shuffle(objects.destinationRules),
    deployments: shuffle(objects.deployments),
    services: shuffle(objects.services),
    endpointSlices: shuffle(objects.endpointSlices),
    pods: shuffle(objects.pods),
    events: shuffle(objects.events),
    crds: shuffle(objects.crds),
    inferenceModelRewrites: shuffle(objects.inferenceModelRewrites),
    inferencePoolImports: shuffle(objects.inferencePoolImports),
    inferenceModels: shuffle(objects.inferenceModels),
    llmInferenceServices: shuffle(objects.llmInferenceServices),
    fluxKustomizations: shuffle(objects.fluxKustomizations),
    helmReleases: shuffle(objects.helmReleases),
    fluxSources: shuffle(objects.fluxSources),
    argoApplications: shuffle(objects.argoApplications),
  });
}

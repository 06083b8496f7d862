// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import {
  BackendRef,
  ClusterObjects,
  Condition,
  Deployment,
  Gateway,
  GatewayPolicy,
  HttpRoute,
  InferencePool,
  ObjectMeta,
  ParentRef,
  Pod,
  Service,
} from '../core/objects/ClusterObjects';
import { ProviderPolicy } from '../core/objects/ProviderObjects';

/*
 * Clusters that may be put together in any way: few names, so that references
 * meet, miss and cross; statuses that contradict specs; every optional field
 * there or not.
 */

const name = fc.constantFrom('a', 'b', 'c', 'a-epp', 'x'.repeat(253));
const namespace = fc.constantFrom('n1', 'n2');
const group = fc.constantFrom(
  '',
  'inference.networking.k8s.io',
  'inference.networking.x-k8s.io',
  'gateway.networking.k8s.io',
);
const labels = fc.dictionary(
  fc.constantFrom('app', 'version', '__proto__', 'no label'),
  fc.constantFrom('a', 'b', ''),
  { maxKeys: 2 },
);
const time = fc.constantFrom(
  undefined,
  '2026-11-19T00:00:00Z',
  '2026-11-20T11:59:59Z',
  'not a time',
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
    annotations: fc.constant({}),
    owners: fc.constant([]),
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
  kind: fc.constantFrom('Gateway', 'Status', 'Service'),
  namespace,
  name,
  sectionName: optional(fc.constantFrom('http', 'https')),
  port: optional(fc.constantFrom(80, 443)),
});

const backendRef: fc.Arbitrary<BackendRef> = fc.record({
  group,
  kind: fc.constantFrom('InferencePool', 'Service', 'Elsewhere'),
  namespace,
  name,
  port: optional(fc.constantFrom(80, 8000)),
  weight: fc.constantFrom(0, 1, 90, 1_000_000),
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
      hostname: optional(fc.constantFrom('*.example.com', 'h'.repeat(10_000))),
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
  hostnames: few(fc.constantFrom('a.example.com', '*.example.com')),
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

const pool: fc.Arbitrary<InferencePool> = fc.record({
  meta: meta(
    'InferencePool',
    fc.constantFrom(
      'inference.networking.k8s.io/v1',
      'inference.networking.x-k8s.io/v1alpha2',
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
  parents: few(
    fc.record({
      parentRef,
      controllerName: optional(controllerName),
      conditions,
    }),
  ),
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
      value: fc.constantFrom('0s', '90s', 'soon'),
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
  aiGatewayRoutes: fc.constant([]),
  destinationRules: fc.constant([]),
  deployments: distinct(deployment),
  services: distinct(service),
  endpointSlices: fc.constant([]),
  pods: distinct(pod),
  events: fc.constant([]),
  crds: fc.constant([]),
  inferenceModelRewrites: fc.constant([]),
  inferencePoolImports: fc.constant([]),
  inferenceModels: fc.constant([]),
  llmInferenceServices: fc.constant([]),
  fluxKustomizations: fc.constant([]),
  helmReleases: fc.constant([]),
  fluxSources: fc.constant([]),
  argoApplications: fc.constant([]),
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

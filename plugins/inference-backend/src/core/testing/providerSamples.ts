// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects, Condition } from '../objects/ClusterObjects';
import { Edit } from './judgeSample';
import { objectNamed } from './objectNamed';
import { condition, metaOf, sampleDeployment } from './sampleObjects';

/*
 * Healthy clusters as each provider leaves them. Made by hand after what the
 * providers' sources write into statuses, not recorded from clusters.
 */

interface ProviderSample {
  className: string;
  controller: string;
  /** Controllers' images; none where the provider runs outside the cluster. */
  images: string[];
  gatewayApi: string;
  inferenceExtension: string;
  /** What it writes as the pool's status. */
  poolParent: { controllerName?: string; conditions: Condition[] };
  routeConditions?: Condition[];
  /** Reads the model itself: no policy of agentgateway. */
  edit?: Edit;
}

const accepted = [
  condition('Accepted', 'True'),
  condition('ResolvedRefs', 'True'),
];

/** Each pool on a route of its own. */
const withoutSplit: Edit = ({ httpRoutes }) => {
  const [rule] = objectNamed(httpRoutes, 'chat-route').rules;
  const [stable, canary] = rule.backendRefs;
  objectNamed(httpRoutes, 'chat-route').rules = [
    {
      ...rule,
      matches: rule.matches.map(match => ({
        ...match,
        headers: [
          ...match.headers,
          { name: 'x-version', type: 'Exact', value: 'canary' },
        ],
      })),
      backendRefs: [{ ...canary, weight: 1 }],
    },
    { ...rule, backendRefs: [{ ...stable, weight: 1 }] },
  ];
};

/** Envoy's own 15 s would cut long answers. */
const withTimeouts: Edit = ({ httpRoutes }) => {
  httpRoutes.forEach(({ rules }) => {
    rules.forEach(rule => {
      rule.timeouts = { request: '0s' };
    });
  });
};

const onHttps: Edit = ({ gateways }) => {
  gateways[0].listeners = gateways[0].listeners.map(listener => ({
    ...listener,
    name: 'https',
    port: 8443,
    protocol: 'HTTPS',
  }));
};

export const PROVIDER_SAMPLES: Record<string, ProviderSample> = {
  agentgateway: {
    className: 'agentgateway',
    controller: 'agentgateway.dev/agentgateway',
    images: ['cr.agentgateway.dev/controller:1.4.1'],
    gatewayApi: 'v1.5.1',
    inferenceExtension: 'v1.5.0',
    poolParent: {
      controllerName: 'agentgateway.dev/agentgateway',
      conditions: accepted,
    },
  },
  Istio: {
    className: 'istio',
    controller: 'istio.io/gateway-controller',
    images: ['docker.io/istio/pilot:1.30.1-distroless'],
    gatewayApi: 'v1.5.1',
    inferenceExtension: 'v1.4.0',
    // Istio names no controller.
    poolParent: {
      conditions: [
        condition('Accepted', 'True', 'Accepted', 'Referenced by an HTTPRoute'),
        condition('ResolvedRefs', 'True', 'ResolvedRefs'),
      ],
    },
    edit: withoutSplit,
  },
  'Envoy AI Gateway': {
    className: 'envoy-ai-gateway-basic',
    controller: 'gateway.envoyproxy.io/gatewayclass-controller',
    images: [
      'docker.io/envoyproxy/gateway:v1.8.1',
      'docker.io/envoyproxy/ai-gateway-controller:v1.1.0',
    ],
    gatewayApi: 'v1.5.1',
    inferenceExtension: 'v1.0.2',
    poolParent: { conditions: accepted },
    edit: objects => {
      withoutSplit(objects);
      withTimeouts(objects);
    },
  },
  'NGINX Gateway Fabric': {
    className: 'nginx',
    controller: 'gateway.nginx.org/nginx-gateway-controller',
    images: ['ghcr.io/nginx/nginx-gateway-fabric:2.6.7'],
    gatewayApi: 'v1.5.1',
    inferenceExtension: 'v1.5.0',
    poolParent: {
      controllerName: 'gateway.nginx.org/nginx-gateway-controller',
      conditions: accepted,
    },
  },
  'kgateway 2.1': {
    className: 'kgateway',
    controller: 'kgateway.dev/kgateway',
    images: ['cr.kgateway.dev/kgateway-dev/kgateway:v2.1.1'],
    gatewayApi: 'v1.4.0',
    inferenceExtension: 'v1.1.0',
    poolParent: {
      controllerName: 'kgateway.dev/kgateway',
      conditions: accepted,
    },
    edit: objects => {
      onHttps(objects);
      withTimeouts(objects);
    },
  },
  GKE: {
    className: 'gke-l7-regional-external-managed',
    controller: 'networking.gke.io/gateway',
    images: [],
    gatewayApi: 'v1.3.0',
    inferenceExtension: 'v1.0.0',
    poolParent: {
      controllerName: 'networking.gke.io/gateway',
      conditions: accepted,
    },
    routeConditions: [
      ...accepted,
      // GKE's own, beside those of the specification.
      condition('Reconciled', 'True', 'ReconciliationSucceeded'),
    ],
    // As the chart makes them.
    edit: objects => {
      objects.providerPolicies = objects.inferencePools.map(({ meta }) => ({
        meta: metaOf(
          'networking.gke.io/v1',
          'GCPBackendPolicy',
          meta.namespace,
          meta.name,
        ),
        targets: [
          {
            group: 'inference.networking.k8s.io',
            kind: 'InferencePool',
            name: meta.name,
          },
        ],
        limits: [
          {
            part: 'backendRequest',
            field: 'spec.default.timeoutSec',
            value: '300s',
          },
        ],
        guards: [],
        ancestors: [],
      }));
    },
  },
  KServe: {
    className: 'istio',
    controller: 'istio.io/gateway-controller',
    images: [
      'docker.io/istio/pilot:1.30.1',
      'kserve/llmisvc-controller:v0.20.0',
    ],
    gatewayApi: 'v1.5.1',
    inferenceExtension: 'v1.5.0',
    poolParent: { conditions: accepted },
    edit: objects => {
      withoutSplit(objects);
      objects.inferencePools.forEach(({ picker }) => {
        picker!.failureMode = 'FailOpen';
      });
      // Matched by path; its own rules switch every timeout off.
      objects.httpRoutes.forEach(route => {
        route.meta.labels['app.kubernetes.io/part-of'] = 'llminferenceservice';
        route.rules.forEach(rule => {
          rule.matches = [
            {
              path: {
                type: 'PathPrefix',
                value: `/${route.meta.namespace}/${rule.backendRefs[0].name}/v1`,
              },
              headers: [],
              queryParams: [],
            },
          ];
          rule.timeouts = { request: '0s', backendRequest: '0s' };
        });
      });
    },
  },
};

/** Turns the healthy sample into that of a provider. */
export function asProvider(name: string): Edit {
  const sample = PROVIDER_SAMPLES[name];
  return objects => {
    const { className, controller } = sample;
    const [gatewayClass] = objects.gatewayClasses;
    gatewayClass.meta.name = className;
    gatewayClass.controllerName = controller;
    objects.gateways[0].className = className;
    objects.inferencePools.forEach(pool => {
      pool.parents = pool.parents.map(({ parentRef }) => ({
        parentRef,
        ...sample.poolParent,
      }));
    });
    objects.httpRoutes.forEach(route => {
      route.parents = route.parents.map(parent => ({
        ...parent,
        controllerName: controller,
        conditions: sample.routeConditions ?? parent.conditions,
      }));
    });
    if (name !== 'agentgateway') {
      objects.gatewayPolicies = [];
    }
    installVersions(objects, sample);
    sample.edit?.(objects);
  };
}

function installVersions(
  objects: ClusterObjects,
  { images, gatewayApi, inferenceExtension }: ProviderSample,
): void {
  objects.deployments.push(
    ...images.map((image, index) => ({
      ...sampleDeployment('platform', `controller-${index}`, 1),
      containers: [
        {
          name: 'controller',
          image,
          args: [],
          env: {},
          ports: [],
          requests: {},
        },
      ],
    })),
  );
  objects.crds.push(
    ...crdsOf('gateway.networking.k8s.io', gatewayApi, [
      'gatewayclasses',
      'gateways',
      'httproutes',
    ]),
    ...crdsOf('inference.networking.k8s.io', inferenceExtension, [
      'inferencepools',
    ]),
  );
}

export function crdsOf(
  group: string,
  bundleVersion: string,
  plurals: string[],
): ClusterObjects['crds'] {
  return plurals.map(plural => ({
    meta: metaOf(
      'apiextensions.k8s.io/v1',
      'CustomResourceDefinition',
      '',
      `${plural}.${group}`,
    ),
    crd: `${plural}.${group}`,
    bundleVersion,
    channel: 'standard',
  }));
}

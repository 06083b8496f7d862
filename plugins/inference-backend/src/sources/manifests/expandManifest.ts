// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { ManifestDocument } from './ManifestDocument';

/*
 * Objects that controllers and charts make of others, as far as rules ask for
 * them: https://github.com/llm-d/llm-d-router/tree/main/config/charts and
 * https://github.com/kubernetes-sigs/gateway-api-inference-extension/tree/v1.5.0/config/charts
 */

const POOL_API = 'inference.networking.k8s.io/v1';
/** Where charts cut a release's name before they append `-epp`. */
const RELEASE_LENGTH = 40;

const Ports = z.array(z.object({ number: z.number() }));
const Labels = z.record(z.string(), z.string());

const Picker = z.object({
  replicas: z.number().nullish(),
  extProcPort: z.number().nullish(),
});

/** Of llm-d-router-gateway. */
const RouterValues = z.object({
  router: z.object({
    modelServers: z.object({ matchLabels: Labels, targetPorts: Ports }),
    inferencePool: z.object({ failureMode: z.string().nullish() }).nullish(),
    epp: Picker.nullish(),
  }),
});

/** Of inferencepool, up to GIE 1.5. */
const GieValues = z.object({
  inferencePool: z.object({
    modelServers: z.object({ matchLabels: Labels }),
    targetPorts: Ports,
  }),
  inferenceExtension: Picker.extend({
    failureMode: z.string().nullish(),
  }).nullish(),
});

const HelmRelease = z.object({
  metadata: z.object({ name: z.string(), namespace: z.string() }),
  spec: z.object({
    releaseName: z.string().nullish(),
    targetNamespace: z.string().nullish(),
    values: z.unknown(),
  }),
});

const Application = z.object({
  spec: z.object({
    source: z.object({
      chart: z.string(),
      helm: z.object({ releaseName: z.string(), valuesObject: z.unknown() }),
    }),
    destination: z.object({ namespace: z.string() }),
  }),
});

const AiGatewayRoute = z.object({
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({}),
});

/** What comes of a document once it is applied, beside itself. */
export function expandManifest({
  path,
  value,
  identity,
}: ManifestDocument): object[] {
  switch (identity?.kind) {
    case 'HelmRelease': {
      const { data } = HelmRelease.safeParse(value);
      return data
        ? expandChart(
            data.spec.releaseName ?? data.metadata.name,
            data.spec.targetNamespace ?? data.metadata.namespace,
            data.spec.values,
          )
        : [];
    }
    case 'Application': {
      const { data } = Application.safeParse(value);
      return data
        ? expandChart(
            data.spec.source.helm.releaseName,
            data.spec.destination.namespace,
            data.spec.source.helm.valuesObject,
          )
        : [];
    }
    case 'AIGatewayRoute': {
      const { data } = AiGatewayRoute.safeParse(value);
      return data
        ? [
            {
              apiVersion: 'gateway.networking.k8s.io/v1',
              kind: 'HTTPRoute',
              metadata: {
                ...data.metadata,
                ownerReferences: [
                  {
                    apiVersion: identity.apiVersion,
                    kind: identity.kind,
                    name: identity.name,
                    uid: 'written',
                    controller: true,
                  },
                ],
              },
              spec: data.spec,
            },
          ]
        : [];
    }
    default:
      return identity ? [] : expandValues(path, value);
  }
}

/** A file of values names its release, as whoever runs helm does: `qwen-chat.values.yaml`. */
function expandValues(path: string, value: unknown): object[] {
  const release = /([^/]+)\.values\.ya?ml$/.exec(path)?.[1];
  return release ? expandChart(release, undefined, value) : [];
}

function expandChart(
  release: string,
  namespace: string | undefined,
  values: unknown,
): object[] {
  const router = RouterValues.safeParse(values).data?.router;
  if (router) {
    const { modelServers, inferencePool, epp } = router;
    return poolOf(release, namespace, {
      ...modelServers,
      failureMode: inferencePool?.failureMode,
      epp,
    });
  }
  const gie = GieValues.safeParse(values).data;
  return gie
    ? poolOf(release, namespace, {
        matchLabels: gie.inferencePool.modelServers.matchLabels,
        targetPorts: gie.inferencePool.targetPorts,
        failureMode: gie.inferenceExtension?.failureMode,
        epp: gie.inferenceExtension,
      })
    : [];
}

/** The pool and its picker; how the chart rolls the picker out is the chart's business. */
function poolOf(
  release: string,
  namespace: string | undefined,
  chart: {
    matchLabels: Record<string, string>;
    targetPorts: Array<{ number: number }>;
    failureMode?: string | null;
    epp?: z.output<typeof Picker> | null;
  },
): object[] {
  const picker = `${release.toLowerCase().slice(0, RELEASE_LENGTH)}-epp`;
  const port = chart.epp?.extProcPort ?? 9002;
  const made = { 'made-by-chart': picker };
  return [
    {
      apiVersion: POOL_API,
      kind: 'InferencePool',
      metadata: { name: release, namespace },
      spec: {
        selector: { matchLabels: chart.matchLabels },
        targetPorts: chart.targetPorts,
        endpointPickerRef: {
          name: picker,
          port: { number: port },
          failureMode: chart.failureMode ?? 'FailOpen',
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: picker, namespace },
      spec: {
        selector: made,
        ports: [
          { name: 'grpc-ext-proc', port },
          { name: 'http-metrics', port: 9090 },
        ],
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: picker, namespace },
      spec: {
        replicas: chart.epp?.replicas ?? 1,
        selector: { matchLabels: made },
        template: {
          metadata: { labels: made },
          spec: {
            containers: [
              { name: 'epp', image: picker, args: ['--pool-name', release] },
            ],
          },
        },
      },
    },
  ];
}

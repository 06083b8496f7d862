// SPDX-License-Identifier: Apache-2.0
import { HelmChart } from './gitops/HelmChart';
import { withSuffix } from './names/toKubernetesName';
import { ExposurePlan, GATEWAY_API } from './providers/Provider';
import { PROVIDER_TABLE } from './providers/providerTable';
import { namesOf, ServedModel } from './ServedModel';
import { Manifest, toYaml } from './yaml/toYaml';

/** agentgateway's, where nothing else is written. */
const DEFAULT_BUFFER = 2 * 1024 * 1024;
const MIB = 1024 * 1024;
/** English text as JSON, at least. */
const BYTES_PER_TOKEN = 4;

/** What reads the model from the body of requests into a header, before they are routed. */
export interface BodyBasedRouting {
  manifests: Manifest[];
  charts: HelmChart[];
}

export type GatewayPlan = Pick<
  ExposurePlan,
  'gateway' | 'gatewayNamespace' | 'contextLength'
>;

/** For models that are served through one Gateway, which has one of these. */
export function buildBodyBasedRouting(
  plan: GatewayPlan,
  models: readonly ServedModel[],
): BodyBasedRouting {
  switch (PROVIDER_TABLE[plan.gateway.provider].bodyBasedRouting) {
    case 'policy':
      return { manifests: [policy(plan, models)], charts: [] };
    case 'chart':
      return {
        manifests: models.map(model => adapterList(plan, model)),
        charts: [chart(plan)],
      };
    default:
      return { manifests: [], charts: [] };
  }
}

function policy(plan: GatewayPlan, models: readonly ServedModel[]): Manifest {
  const { gateway, gatewayNamespace } = plan;
  const { modelHeader } = PROVIDER_TABLE[gateway.provider];
  const buffer = bufferFor(plan.contextLength);
  return {
    apiVersion: 'agentgateway.dev/v1alpha1',
    kind: 'AgentgatewayPolicy',
    metadata: {
      name: withSuffix(gateway.name, '-bbr'),
      namespace: gatewayNamespace,
    },
    spec: {
      targetRefs: [{ group: GATEWAY_API, kind: 'Gateway', name: gateway.name }],
      ...(buffer && { frontend: { http: { maxBufferSize: buffer } } }),
      traffic: {
        phase: 'PreRouting',
        transformation: {
          request: { set: [{ name: modelHeader, value: aliasMap(models) }] },
        },
      },
    },
  };
}

/**
 * From every name that is served to its base model. A name that is not in the
 * map makes the expression fail, which removes the header: the request stays 404,
 * and nobody can send the header themselves.
 */
export function aliasMap(models: readonly ServedModel[]): string {
  const entries = models.flatMap(model =>
    namesOf(model).map(name => `${quote(name)}: ${quote(model.servedName)}`),
  );
  return `{${entries.join(', ')}}[string(json(request.body).model)]`;
}

/** A string of CEL; names have no control characters. */
function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, character => `\\${character}`)}"`;
}

/** Undefined where the default suffices. */
function bufferFor(contextLength: number | undefined): number | undefined {
  const bytes = (contextLength ?? 0) * BYTES_PER_TOKEN;
  return bytes > DEFAULT_BUFFER
    ? Math.ceil((2 * bytes) / MIB) * MIB
    : undefined;
}

/** https://github.com/kubernetes-sigs/gateway-api-inference-extension/tree/v1.5.0/config/charts/body-based-routing */
function chart({ gateway, gatewayNamespace }: GatewayPlan): HelmChart {
  return {
    release: withSuffix(gateway.name, '-bbr', 53),
    namespace: gatewayNamespace,
    registry: 'registry.k8s.io/gateway-api-inference-extension/charts',
    chart: 'body-based-routing',
    version: 'v1.5.0',
    values: {
      bbr: {
        name: withSuffix(gateway.name, '-bbr', 53),
        image: {
          hub: 'registry.k8s.io/gateway-api-inference-extension',
          name: 'bbr',
          tag: 'v1.5.0',
          pullPolicy: 'IfNotPresent',
        },
      },
      inferenceGateway: { name: gateway.name },
      provider: { name: PROVIDER_TABLE[gateway.provider].chartProvider },
    },
  };
}

/** Where the router finds which adapters belong to which model. */
function adapterList(
  { gatewayNamespace }: GatewayPlan,
  { name, servedName, adapters }: ServedModel,
): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: withSuffix(name, '-adapters'),
      namespace: gatewayNamespace,
      labels: { 'inference.networking.k8s.io/bbr-managed': 'true' },
    },
    data: {
      baseModel: servedName,
      adapters: toYaml([adapters.map(adapter => adapter.name)]),
    },
  };
}

// SPDX-License-Identifier: Apache-2.0
import { Engine } from '../engines/Engine';
import { HelmChart } from '../gitops/HelmChart';
import { withSuffix } from '../names/toKubernetesName';
import { selectorOf } from '../ServedModel';
import { buildPickerConfig } from './buildPickerConfig';
import { pickerName, PickerPlan, pickerResources } from './PickerPlan';

const CONFIG_FILE = 'inference-portal.yaml';

/** The release has the pool's name, because the chart names the pool like the release. */
export function buildPickerChart(plan: PickerPlan): HelmChart {
  const { model, input } = plan;
  const release = { release: model.name, namespace: model.namespace };
  return input.kind === 'gie'
    ? {
        ...release,
        registry: 'registry.k8s.io/gateway-api-inference-extension/charts',
        chart: 'inferencepool',
        version: 'v1.5.0',
        values: gieValues(plan),
      }
    : {
        ...release,
        registry: 'ghcr.io/llm-d/charts',
        chart: 'llm-d-router-gateway',
        version: 'v0.10.0',
        values: routerValues(plan),
      };
}

/** https://github.com/llm-d/llm-d-router/tree/main/config/charts/llm-d-router-gateway */
function routerValues(plan: PickerPlan) {
  const { model, ports, provider, failureMode } = plan;
  return {
    router: {
      epp: {
        ...eppValues(plan),
        image: {
          registry: 'ghcr.io/llm-d',
          repository: 'llm-d-router-endpoint-picker',
          tag: 'v0.10.0',
          pullPolicy: 'IfNotPresent',
        },
      },
      modelServers: {
        type: modelServerType(plan.engine),
        protocol: 'http',
        targetPorts: ports.map(number => ({ number })),
        matchLabels: selectorOf(model),
      },
      inferencePool: { create: true, failureMode },
      monitoring: { prometheus: prometheusValues(plan) },
    },
    provider: { name: provider.chartProvider },
    httpRoute: { create: false },
  };
}

/** https://github.com/kubernetes-sigs/gateway-api-inference-extension/tree/v1.5.0/config/charts/inferencepool */
function gieValues(plan: PickerPlan) {
  const { model, ports, provider, failureMode } = plan;
  return {
    inferenceExtension: {
      ...eppValues(plan),
      image: {
        registry: 'registry.k8s.io/gateway-api-inference-extension',
        repository: 'epp',
        tag: 'v1.5.0',
        pullPolicy: 'IfNotPresent',
      },
      failureMode,
      monitoring: { prometheus: prometheusValues(plan) },
    },
    inferencePool: {
      targetPorts: ports.map(number => ({ number })),
      // For others the chart passes flags that its picker refuses at start.
      modelServerType: 'vllm',
      modelServers: { matchLabels: selectorOf(model) },
    },
    provider: { name: provider.chartProvider },
    experimentalHttpRoute: { enabled: false },
  };
}

function eppValues(plan: PickerPlan) {
  return {
    replicas: plan.input.replicas,
    pluginsConfigFile: CONFIG_FILE,
    pluginsCustomConfig: { [CONFIG_FILE]: buildPickerConfig(plan) },
    resources: pickerResources(plan),
  };
}

/** The chart's own name for the Secret is the same for every release of a namespace. */
function prometheusValues({ model, input }: PickerPlan) {
  return {
    enabled: false,
    auth: {
      enabled: input.metricsAuth,
      secretName: withSuffix(pickerName(model), '-metrics-reader'),
    },
  };
}

/** The chart's types; for others the configuration file says all. */
export function modelServerType({ engineType }: Engine): string {
  return ['sglang', 'trtllm-serve'].includes(engineType) ? engineType : 'vllm';
}

// SPDX-License-Identifier: Apache-2.0
import { POOL_GROUP } from '../providers/Provider';
import { labelsOf } from '../ServedModel';
import { Manifest } from '../yaml/toYaml';
import { buildPickerConfig } from './buildPickerConfig';
import { buildPickerAccess } from './buildPickerAccess';
import { EXT_PROC_PORT } from './buildPool';
import { pickerName, PickerPlan, pickerResources } from './PickerPlan';

const IMAGE = 'ghcr.io/llm-d/llm-d-router-endpoint-picker:v0.10.0';
const VERSION = 'v0.10.0';
const CONFIG_FILE = 'inference-portal.yaml';
const HEALTH_PORT = 9003;
const METRICS_PORT = 9090;
/** As long as the model servers', whose answers it accompanies. */
const GRACE_SECONDS = 130;

/** The endpoint picker as plain objects, like the chart llm-d-router-gateway makes it. */
export function buildPickerManifests(plan: PickerPlan): Manifest[] {
  const name = pickerName(plan.model);
  const { namespace } = plan.model;
  const labels = {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/version': VERSION,
    ...labelsOf(plan.model),
  };
  const selector = { 'llm-d-router-gateway': name };
  const metadata = { name, namespace, labels };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    ...buildPickerAccess(plan, metadata),
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata,
      data: { [CONFIG_FILE]: buildPickerConfig(plan) },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: plan.input.replicas,
        // A pod that stands by is not ready before the one that picks is gone:
        // waiting for it would never end.
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: 1, maxUnavailable: '100%' },
        },
        selector: { matchLabels: selector },
        template: {
          metadata: { labels: { ...labels, ...selector } },
          spec: podSpec(plan, name, selector),
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: {
        type: 'ClusterIP',
        selector,
        ports: [
          {
            name: 'grpc-ext-proc',
            protocol: 'TCP',
            appProtocol: 'kubernetes.io/h2c',
            port: EXT_PROC_PORT,
            targetPort: EXT_PROC_PORT,
          },
          {
            name: 'http-metrics',
            protocol: 'TCP',
            port: METRICS_PORT,
            targetPort: METRICS_PORT,
          },
        ],
      },
    },
  ];
}

function podSpec(
  plan: PickerPlan,
  name: string,
  selector: Record<string, string>,
) {
  return {
    serviceAccountName: name,
    terminationGracePeriodSeconds: GRACE_SECONDS,
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: selector },
      },
    ],
    containers: [container(plan)],
    volumes: [{ name: 'config', configMap: { name } }],
  };
}

function container(plan: PickerPlan) {
  const { model, input } = plan;
  const stands = input.replicas > 1;
  const probe = (service: string) => ({
    grpc: {
      port: HEALTH_PORT,
      service: stands ? service : 'inference-extension',
    },
    periodSeconds: 10,
  });
  const field = (fieldPath: string) => ({
    valueFrom: { fieldRef: { fieldPath } },
  });
  return {
    name: 'epp',
    image: IMAGE,
    args: [
      '--pool-name',
      model.name,
      '--pool-namespace',
      model.namespace,
      '--pool-group',
      POOL_GROUP,
      '--zap-encoder',
      'json',
      '--config-file',
      `/config/${CONFIG_FILE}`,
      '--grpc-port',
      String(EXT_PROC_PORT),
      '--grpc-health-port',
      String(HEALTH_PORT),
      '--metrics-port',
      String(METRICS_PORT),
      ...(stands ? ['--ha-enable-leader-election'] : []),
      ...(input.metricsAuth ? [] : ['--metrics-endpoint-auth=false']),
      '--tracing=false',
    ],
    env: [
      { name: 'NAMESPACE', ...field('metadata.namespace') },
      { name: 'POD_NAME', ...field('metadata.name') },
    ],
    ports: [
      { name: 'grpc', containerPort: EXT_PROC_PORT, protocol: 'TCP' },
      { name: 'grpc-health', containerPort: HEALTH_PORT, protocol: 'TCP' },
      { name: 'metrics', containerPort: METRICS_PORT, protocol: 'TCP' },
    ],
    livenessProbe: { ...probe('liveness'), initialDelaySeconds: 5 },
    readinessProbe: { ...probe('readiness'), periodSeconds: 2 },
    resources: pickerResources(plan),
    volumeMounts: [{ name: 'config', mountPath: '/config', readOnly: true }],
  };
}

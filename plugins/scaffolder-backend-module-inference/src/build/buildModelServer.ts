// SPDX-License-Identifier: Apache-2.0
import { Engine, EnvVar, ServerPlan } from './engines/Engine';
import { ENGINE_TABLE } from './engines/engineTable';
import { withSuffix } from './names/toKubernetesName';
import { labelsOf, selectorOf } from './ServedModel';
import { Manifest, toYaml } from './yaml/toYaml';

/** Pickers up to GIE 1.5 know the engine by the second. */
export const ENGINE_LABELS = [
  'llm-d.ai/engine-type',
  'inference.networking.k8s.io/engine-type',
];
const ROLE_LABEL = 'llm-d.ai/role';
const PROBE_SECONDS = 10;
/** Answers that have begun may take this long when a pod goes; pickers wait as long. */
const GRACE_SECONDS = 130;
/** Where a decode server listens when its sidecar has its port. */
const BEHIND_SIDECAR = 8200;
const SIDECAR_IMAGE = 'ghcr.io/llm-d/llm-d-router-disagg-sidecar:v0.10.0';

interface Role {
  name?: 'prefill' | 'decode';
  replicas: number;
}

/** The Deployments of the model servers, and what they mount. */
export function buildModelServer(plan: ServerPlan): Manifest[] {
  const engine = ENGINE_TABLE[plan.input.kind];
  const { roles, replicas } = plan.input;
  const wanted: Role[] = roles
    ? [
        { name: 'prefill', replicas: roles.prefill },
        { name: 'decode', replicas: roles.decode },
      ]
    : [{ replicas }];
  return [
    ...configOf(plan, engine),
    ...claimOf(plan, engine),
    ...wanted.map(role => deployment(plan, engine, role)),
  ];
}

/** Names of the Deployments, for whoever changes how many replicas they have. */
export function serverNames({ model, input }: ServerPlan): string[] {
  return input.roles
    ? [withSuffix(model.name, '-prefill'), withSuffix(model.name, '-decode')]
    : [model.name];
}

function deployment(plan: ServerPlan, engine: Engine, role: Role): Manifest {
  const { model, input } = plan;
  const selector = {
    ...selectorOf(model),
    ...(role.name && { [ROLE_LABEL]: role.name }),
  };
  const labels = {
    ...selector,
    ...labelsOf(model),
    ...Object.fromEntries(
      ENGINE_LABELS.map(label => [label, engine.engineType]),
    ),
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: role.name ? withSuffix(model.name, `-${role.name}`) : model.name,
      namespace: model.namespace,
      labels,
    },
    spec: {
      replicas: role.replicas,
      // Fewer servers for a while rather than GPUs that nobody has.
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
      },
      progressDeadlineSeconds: input.startUpSeconds + 600,
      selector: { matchLabels: selector },
      template: {
        metadata: { labels },
        spec: podSpec(plan, engine, role),
      },
    },
  };
}

function podSpec(plan: ServerPlan, engine: Engine, role: Role) {
  const { input, gpus } = plan;
  const volumes = volumesOf(plan, engine);
  const behindSidecar = role.name === 'decode';
  return {
    containers: [
      serverContainer(
        behindSidecar ? { ...plan, port: BEHIND_SIDECAR } : plan,
        engine,
        volumes,
        behindSidecar ? 'server' : 'http',
      ),
      ...(behindSidecar ? [sidecar(plan)] : []),
    ],
    ...(volumes.length > 0 && {
      volumes: volumes.map(({ name, source }) => ({ name, ...source })),
    }),
    ...(gpus > 0 && {
      tolerations: [
        { key: input.gpuResource, operator: 'Exists', effect: 'NoSchedule' },
      ],
    }),
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: GRACE_SECONDS,
  };
}

function serverContainer(
  plan: ServerPlan,
  engine: Engine,
  volumes: Volume[],
  portName: string,
) {
  const { input, gpus, port } = plan;
  const { image, command } = engine;
  const probe = {
    httpGet: { path: engine.healthPath, port: portName },
    periodSeconds: PROBE_SECONDS,
    timeoutSeconds: 5,
  };
  const gpu = gpus > 0 ? { [input.gpuResource]: String(gpus) } : {};
  const memory = input.memory ?? engine.memory;
  return {
    name: 'server',
    image: input.image ?? (gpus > 0 ? image.gpu ?? image.any : image.any),
    ...(command && { command: [...command] }),
    args: [...engine.args(plan), ...keyArgs(plan, engine), ...input.extraArgs],
    ...envOf(plan, engine),
    ports: [{ name: portName, containerPort: port, protocol: 'TCP' }],
    // Loading a model takes minutes, and the others must not end it meanwhile.
    startupProbe: {
      ...probe,
      failureThreshold: Math.ceil(input.startUpSeconds / PROBE_SECONDS),
    },
    readinessProbe: { ...probe, periodSeconds: 5, failureThreshold: 3 },
    livenessProbe: { ...probe, failureThreshold: 6 },
    resources: {
      requests: { cpu: input.cpu ?? engine.cpu, memory, ...gpu },
      limits: { memory, ...gpu },
    },
    ...(volumes.length > 0 && {
      volumeMounts: volumes.map(({ name, mountPath, readOnly }) => ({
        name,
        mountPath,
        ...(readOnly && { readOnly }),
      })),
    }),
  };
}

function keyArgs({ input }: ServerPlan, { apiKey }: Engine): string[] {
  return input.apiKey && apiKey?.argument
    ? [apiKey.argument, `$(${apiKey.env})`]
    : [];
}

function envOf(plan: ServerPlan, { env, apiKey }: Engine): { env?: EnvVar[] } {
  const { input } = plan;
  const fromSecret = (name: string, ref: { name: string; key: string }) => ({
    name,
    valueFrom: { secretKeyRef: ref },
  });
  const all = [
    ...(env?.(plan) ?? []),
    ...(input.roles
      ? [
          {
            name: 'VLLM_NIXL_SIDE_CHANNEL_HOST',
            valueFrom: { fieldRef: { fieldPath: 'status.podIP' } },
          },
        ]
      : []),
    ...(input.huggingFaceToken
      ? [fromSecret('HF_TOKEN', input.huggingFaceToken)]
      : []),
    ...(input.apiKey && apiKey ? [fromSecret(apiKey.env, input.apiKey)] : []),
  ];
  return all.length > 0 ? { env: all } : {};
}

interface Volume {
  name: string;
  mountPath: string;
  readOnly?: boolean;
  source: Record<string, unknown>;
}

function volumesOf(plan: ServerPlan, engine: Engine): Volume[] {
  const { input } = plan;
  const shared = input.sharedMemory ?? engine.sharedMemory;
  return [
    ...(engine.cache
      ? [
          {
            name: 'model-cache',
            mountPath: engine.cache.path,
            source: cacheSource(plan, engine.cache.size),
          },
        ]
      : []),
    ...(shared
      ? [
          {
            name: 'shared-memory',
            mountPath: '/dev/shm',
            source: { emptyDir: { medium: 'Memory', sizeLimit: shared } },
          },
        ]
      : []),
    ...(engine.configFile
      ? [
          {
            name: 'options',
            mountPath: engine.configFile.path,
            readOnly: true,
            source: { configMap: { name: configName(plan) } },
          },
        ]
      : []),
  ];
}

function cacheSource(plan: ServerPlan, usualSize: string) {
  const { claim, storageClass, size } = plan.input.cache;
  return claim || storageClass
    ? { persistentVolumeClaim: { claimName: claim ?? claimName(plan) } }
    : { emptyDir: { sizeLimit: size ?? usualSize } };
}

function claimOf(plan: ServerPlan, { cache }: Engine): Manifest[] {
  const { model, input } = plan;
  const { storageClass, size } = input.cache;
  return cache && storageClass
    ? [
        {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: {
            name: claimName(plan),
            namespace: model.namespace,
            labels: labelsOf(model),
          },
          spec: {
            // All servers download into it and read from it.
            accessModes: ['ReadWriteMany'],
            storageClassName: storageClass,
            resources: { requests: { storage: size ?? cache.size } },
          },
        },
      ]
    : [];
}

function configOf(plan: ServerPlan, { configFile }: Engine): Manifest[] {
  const { model } = plan;
  return configFile
    ? [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: {
            name: configName(plan),
            namespace: model.namespace,
            labels: labelsOf(model),
          },
          data: { [configFile.name]: toYaml([configFile.content]) },
        },
      ]
    : [];
}

/** Runs prefill elsewhere, then decode in the server beside it. */
function sidecar({ port }: ServerPlan) {
  return {
    name: 'routing-sidecar',
    image: SIDECAR_IMAGE,
    args: [
      `--port=${port}`,
      `--vllm-port=${BEHIND_SIDECAR}`,
      '--kv-connector=nixlv2',
      '--secure-proxy=false',
    ],
    ports: [{ name: 'http', containerPort: port, protocol: 'TCP' }],
    resources: { requests: { cpu: '100m', memory: '128Mi' } },
  };
}

function configName({ model }: ServerPlan): string {
  return withSuffix(model.name, '-options');
}

function claimName({ model }: ServerPlan): string {
  return withSuffix(model.name, '-models');
}

// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { isJsonObject, JsonObject, objectAt } from '../json/JsonObject';

type Defaulter = (object: KubernetesObject) => KubernetesObject;

const listOf = (value: unknown, change: (item: JsonObject) => JsonObject) =>
  Array.isArray(value)
    ? value.map(item => (isJsonObject(item) ? change(item) : item))
    : value;

function withList(
  object: JsonObject,
  field: string,
  change: (item: JsonObject) => JsonObject,
): JsonObject {
  return field in object
    ? { ...object, [field]: listOf(object[field], change) }
    : object;
}

function containerDefaults(container: JsonObject): JsonObject {
  const image = String(container.image ?? '');
  const floating = image.endsWith(':latest') || !/[:@][^/]*$/.test(image);
  return withList(
    {
      imagePullPolicy: floating ? 'Always' : 'IfNotPresent',
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
      resources: {},
      ...container,
    },
    'ports',
    port => ({ protocol: 'TCP', ...port }),
  );
}

function podSpec(spec: JsonObject): JsonObject {
  const defaulted = {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    terminationGracePeriodSeconds: 30,
    securityContext: {},
    ...spec,
  };
  return withList(
    withList(defaulted, 'containers', containerDefaults),
    'initContainers',
    containerDefaults,
  );
}

function template(spec: JsonObject): JsonObject {
  const pod = objectAt(spec, 'template');
  return 'template' in spec
    ? { ...spec, template: { ...pod, spec: podSpec(objectAt(pod, 'spec')) } }
    : spec;
}

const withSpec =
  (change: (spec: JsonObject) => JsonObject): Defaulter =>
  object => ({ ...object, spec: change(objectAt(object, 'spec')) });

/** Pods that a client makes begin as the scheduler expects to find them. */
const pod: Defaulter = object => ({
  ...withSpec(podSpec)(object),
  status: object.status ?? { phase: 'Pending', qosClass: 'BestEffort' },
});

const service = withSpec(spec =>
  withList(
    { type: 'ClusterIP', sessionAffinity: 'None', ...spec },
    'ports',
    port => ({ protocol: 'TCP', targetPort: port.port, ...port }),
  ),
);

const namespace: Defaulter = object => ({
  ...object,
  metadata: {
    ...object.metadata,
    labels: {
      ...object.metadata.labels,
      'kubernetes.io/metadata.name': object.metadata.name,
    },
  },
  spec: { finalizers: ['kubernetes'] },
  status: object.status ?? { phase: 'Active' },
});

function definition(object: KubernetesObject): KubernetesObject {
  const spec = objectAt(object, 'spec');
  const names = objectAt(spec, 'names');
  const kind = String(names.kind ?? '');
  const accepted = {
    singular: kind.toLocaleLowerCase('en-US'),
    listKind: `${kind}List`,
    ...names,
  };
  const time = object.metadata.creationTimestamp;
  const versions = Array.isArray(spec.versions) ? spec.versions : [];
  const condition = (type: string, reason: string, message: string) => ({
    type,
    status: 'True',
    ...(time ? { lastTransitionTime: time } : {}),
    reason,
    message,
  });
  return {
    ...object,
    spec: { conversion: { strategy: 'None' }, ...spec, names: accepted },
    status: object.status ?? {
      conditions: [
        condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
        condition(
          'Established',
          'InitialNamesAccepted',
          'the initial names have been accepted',
        ),
      ],
      acceptedNames: accepted,
      storedVersions: versions
        .filter(version => isJsonObject(version) && version.storage === true)
        .map(version => version.name),
    },
  };
}

const DEFAULTERS: Readonly<Record<string, Defaulter>> = {
  'v1/Pod': pod,
  'v1/Service': service,
  'v1/Namespace': namespace,
  'v1/Secret': object => ({ type: 'Opaque', ...object }),
  'apps/v1/Deployment': withSpec(spec =>
    template({
      replicas: 1,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 10,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
      },
      ...spec,
    }),
  ),
  'apps/v1/ReplicaSet': withSpec(spec => template({ replicas: 1, ...spec })),
  'apps/v1/StatefulSet': withSpec(spec =>
    template({
      replicas: 1,
      revisionHistoryLimit: 10,
      podManagementPolicy: 'OrderedReady',
      ...spec,
    }),
  ),
  'apps/v1/DaemonSet': withSpec(spec =>
    template({ revisionHistoryLimit: 10, ...spec }),
  ),
  'apiextensions.k8s.io/v1/CustomResourceDefinition': definition,
};

/** The commonest of the defaults that a real API server fills in. */
export function builtInDefaults(object: KubernetesObject): KubernetesObject {
  const defaulter = DEFAULTERS[`${object.apiVersion}/${object.kind}`];
  return defaulter ? defaulter(object) : object;
}

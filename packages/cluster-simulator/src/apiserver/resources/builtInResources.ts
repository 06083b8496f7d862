// SPDX-License-Identifier: Apache-2.0
import { ResourceType } from './ResourceType';

interface BuiltIn {
  kind: string;
  plural: string;
  clusterScoped?: boolean;
  shortNames?: string[];
  all?: boolean;
  subresources?: string[];
  fields?: string[];
}

const ALL_VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

const EVENT_FIELDS = [
  'involvedObject.apiVersion',
  'involvedObject.fieldPath',
  'involvedObject.kind',
  'involvedObject.name',
  'involvedObject.namespace',
  'involvedObject.resourceVersion',
  'involvedObject.uid',
  'reason',
  'reportingComponent',
  'source',
  'type',
];
const POD_FIELDS = [
  'spec.nodeName',
  'spec.restartPolicy',
  'spec.schedulerName',
  'spec.serviceAccountName',
  'status.nominatedNodeName',
  'status.phase',
  'status.podIP',
];

const CORE: BuiltIn[] = [
  { kind: 'ConfigMap', plural: 'configmaps', shortNames: ['cm'] },
  { kind: 'Endpoints', plural: 'endpoints', shortNames: ['ep'] },
  { kind: 'Event', plural: 'events', shortNames: ['ev'], fields: EVENT_FIELDS },
  { kind: 'LimitRange', plural: 'limitranges', shortNames: ['limits'] },
  {
    kind: 'Namespace',
    plural: 'namespaces',
    shortNames: ['ns'],
    clusterScoped: true,
    subresources: ['status'],
    fields: ['status.phase'],
  },
  {
    kind: 'Node',
    plural: 'nodes',
    shortNames: ['no'],
    clusterScoped: true,
    subresources: ['status'],
    fields: ['spec.unschedulable'],
  },
  {
    kind: 'PersistentVolumeClaim',
    plural: 'persistentvolumeclaims',
    shortNames: ['pvc'],
    subresources: ['status'],
  },
  {
    kind: 'Pod',
    plural: 'pods',
    shortNames: ['po'],
    all: true,
    subresources: ['log', 'proxy', 'status'],
    fields: POD_FIELDS,
  },
  {
    kind: 'ResourceQuota',
    plural: 'resourcequotas',
    shortNames: ['quota'],
    subresources: ['status'],
  },
  { kind: 'Secret', plural: 'secrets', fields: ['type'] },
  { kind: 'ServiceAccount', plural: 'serviceaccounts', shortNames: ['sa'] },
  {
    kind: 'Service',
    plural: 'services',
    shortNames: ['svc'],
    all: true,
    subresources: ['proxy', 'status'],
    fields: ['spec.clusterIP', 'spec.type'],
  },
];

const APPS: BuiltIn[] = [
  {
    kind: 'DaemonSet',
    plural: 'daemonsets',
    shortNames: ['ds'],
    all: true,
    subresources: ['status'],
  },
  {
    kind: 'Deployment',
    plural: 'deployments',
    shortNames: ['deploy'],
    all: true,
    subresources: ['scale', 'status'],
  },
  {
    kind: 'ReplicaSet',
    plural: 'replicasets',
    shortNames: ['rs'],
    all: true,
    subresources: ['scale', 'status'],
    fields: ['status.replicas'],
  },
  {
    kind: 'StatefulSet',
    plural: 'statefulsets',
    shortNames: ['sts'],
    all: true,
    subresources: ['scale', 'status'],
  },
];

const BATCH: BuiltIn[] = [
  {
    kind: 'CronJob',
    plural: 'cronjobs',
    shortNames: ['cj'],
    all: true,
    subresources: ['status'],
  },
  {
    kind: 'Job',
    plural: 'jobs',
    all: true,
    subresources: ['status'],
    fields: ['status.successful'],
  },
];

const RBAC: BuiltIn[] = [
  { kind: 'ClusterRole', plural: 'clusterroles', clusterScoped: true },
  {
    kind: 'ClusterRoleBinding',
    plural: 'clusterrolebindings',
    clusterScoped: true,
  },
  { kind: 'Role', plural: 'roles' },
  { kind: 'RoleBinding', plural: 'rolebindings' },
];

const GROUPS: Array<{ group: string; version: string; resources: BuiltIn[] }> =
  [
    { group: '', version: 'v1', resources: CORE },
    { group: 'apps', version: 'v1', resources: APPS },
    {
      group: 'events.k8s.io',
      version: 'v1',
      resources: [
        {
          kind: 'Event',
          plural: 'events',
          shortNames: ['ev'],
          fields: ['reason', 'regarding.kind', 'regarding.name', 'type'],
        },
      ],
    },
    {
      group: 'autoscaling',
      version: 'v2',
      resources: [
        {
          kind: 'HorizontalPodAutoscaler',
          plural: 'horizontalpodautoscalers',
          shortNames: ['hpa'],
          all: true,
          subresources: ['status'],
        },
      ],
    },
    { group: 'batch', version: 'v1', resources: BATCH },
    {
      group: 'networking.k8s.io',
      version: 'v1',
      resources: [
        {
          kind: 'Ingress',
          plural: 'ingresses',
          shortNames: ['ing'],
          subresources: ['status'],
        },
        {
          kind: 'NetworkPolicy',
          plural: 'networkpolicies',
          shortNames: ['netpol'],
        },
      ],
    },
    {
      group: 'policy',
      version: 'v1',
      resources: [
        {
          kind: 'PodDisruptionBudget',
          plural: 'poddisruptionbudgets',
          shortNames: ['pdb'],
          subresources: ['status'],
        },
      ],
    },
    { group: 'rbac.authorization.k8s.io', version: 'v1', resources: RBAC },
    {
      group: 'apiextensions.k8s.io',
      version: 'v1',
      resources: [
        {
          kind: 'CustomResourceDefinition',
          plural: 'customresourcedefinitions',
          shortNames: ['crd', 'crds'],
          clusterScoped: true,
          subresources: ['status'],
        },
      ],
    },
    {
      group: 'discovery.k8s.io',
      version: 'v1',
      resources: [{ kind: 'EndpointSlice', plural: 'endpointslices' }],
    },
    {
      group: 'coordination.k8s.io',
      version: 'v1',
      resources: [{ kind: 'Lease', plural: 'leases' }],
    },
  ];

/** Kinds that are only asked, never stored. */
const REVIEWS: Array<{ group: string; kinds: string[] }> = [
  {
    group: 'authentication.k8s.io',
    kinds: ['SelfSubjectReview', 'TokenReview'],
  },
  {
    group: 'authorization.k8s.io',
    kinds: [
      'SelfSubjectAccessReview',
      'SelfSubjectRulesReview',
      'SubjectAccessReview',
    ],
  },
];

function builtInType(
  group: string,
  version: string,
  resource: BuiltIn,
): ResourceType {
  return {
    group,
    version,
    resource: resource.plural,
    kind: resource.kind,
    listKind: `${resource.kind}List`,
    singular: resource.kind.toLocaleLowerCase('en-US'),
    namespaced: !resource.clusterScoped,
    shortNames: resource.shortNames ?? [],
    categories: resource.all ? ['all'] : [],
    verbs:
      resource.kind === 'Namespace'
        ? ALL_VERBS.filter(verb => verb !== 'deletecollection')
        : ALL_VERBS,
    subresources: resource.subresources ?? [],
    selectableFields: [
      'metadata.name',
      'metadata.namespace',
      ...(resource.fields ?? []),
    ],
    storage: {
      group: group === 'events.k8s.io' ? '' : group,
      resource: resource.plural,
    },
  };
}

function reviewType(group: string, kind: string): ResourceType {
  const singular = kind.toLocaleLowerCase('en-US');
  return {
    ...builtInType(group, 'v1', {
      kind,
      plural: `${singular}s`,
      clusterScoped: true,
    }),
    verbs: ['create'],
  };
}

/** The part of Kubernetes 1.36's own API that the make-believe clusters have. */
export const BUILT_IN_RESOURCES: readonly ResourceType[] = [
  ...GROUPS.flatMap(({ group, version, resources }) =>
    resources.map(resource => builtInType(group, version, resource)),
  ),
  ...REVIEWS.flatMap(({ group, kinds }) =>
    kinds.map(kind => reviewType(group, kind)),
  ),
];

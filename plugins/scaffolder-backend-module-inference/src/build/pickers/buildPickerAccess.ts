// SPDX-License-Identifier: Apache-2.0
import { withSuffix } from '../names/toKubernetesName';
import { Manifest } from '../yaml/toYaml';
import { PickerPlan } from './PickerPlan';

const RBAC = 'rbac.authorization.k8s.io';
const READ = ['get', 'list', 'watch'];

interface PickerMetadata {
  name: string;
  namespace: string;
  labels: Record<string, string>;
}

/** What the picker may do: without one of these it crashes at start, or guards its metrics from everybody. */
export function buildPickerAccess(
  { input }: PickerPlan,
  metadata: PickerMetadata,
): Manifest[] {
  const subject = {
    kind: 'ServiceAccount',
    name: metadata.name,
    namespace: metadata.namespace,
  };
  return [
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'Role',
      metadata,
      rules: [
        { apiGroups: [''], resources: ['pods'], verbs: READ },
        {
          apiGroups: ['inference.networking.k8s.io'],
          resources: ['inferencepools'],
          verbs: READ,
        },
        {
          apiGroups: ['llm-d.ai', 'inference.networking.x-k8s.io'],
          resources: ['inferenceobjectives', 'inferencemodelrewrites'],
          verbs: READ,
        },
        ...(input.replicas > 1 ? ELECTION : []),
      ],
    },
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: RBAC, kind: 'Role', name: metadata.name },
      subjects: [subject],
    },
    ...(input.metricsAuth ? tokenReview(metadata, subject) : []),
  ];
}

/** Who picks is who holds the lease. */
const ELECTION = [
  {
    apiGroups: ['coordination.k8s.io'],
    resources: ['leases'],
    verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
  },
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
];

/** It asks the API server who reads its metrics, and whether they may. */
function tokenReview(metadata: PickerMetadata, subject: object): Manifest[] {
  const name = withSuffix(
    `${metadata.namespace}-${metadata.name}`,
    '-token-review',
    253,
  );
  const { labels } = metadata;
  return [
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRole',
      metadata: { name, labels },
      rules: [
        {
          apiGroups: ['authentication.k8s.io'],
          resources: ['tokenreviews'],
          verbs: ['create'],
        },
        {
          apiGroups: ['authorization.k8s.io'],
          resources: ['subjectaccessreviews'],
          verbs: ['create'],
        },
      ],
    },
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name, labels },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name },
      subjects: [subject],
    },
  ];
}

// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { ObjectStore, ResourceKey } from '../../cluster/ObjectStore';
import { PolicyRule, RequestUser } from './SimulatedUser';

const GROUP = 'rbac.authorization.k8s.io';
const ROLES: ResourceKey = { group: GROUP, resource: 'roles' };
const CLUSTER_ROLES: ResourceKey = { group: GROUP, resource: 'clusterroles' };
const ROLE_BINDINGS: ResourceKey = { group: GROUP, resource: 'rolebindings' };
const CLUSTER_ROLE_BINDINGS: ResourceKey = {
  group: GROUP,
  resource: 'clusterrolebindings',
};

const Role = z.object({
  rules: z
    .array(
      z.object({
        apiGroups: z.array(z.string()).optional(),
        resources: z.array(z.string()).optional(),
        verbs: z.array(z.string()),
        resourceNames: z.array(z.string()).optional(),
        nonResourceURLs: z.array(z.string()).optional(),
      }),
    )
    .nullish(),
});

const Binding = z.object({
  roleRef: z.object({ kind: z.string(), name: z.string() }),
  subjects: z
    .array(
      z.object({
        kind: z.string(),
        name: z.string(),
        namespace: z.string().optional(),
      }),
    )
    .nullish(),
});
type Subject = NonNullable<z.infer<typeof Binding>['subjects']>[number];

/** What roles in the cluster itself let a user do, beside what is configured. */
export function boundRules(
  store: Pick<ObjectStore, 'get' | 'list'>,
  user: Pick<RequestUser, 'name' | 'groups'>,
): PolicyRule[] {
  return [
    ...store
      .list(CLUSTER_ROLE_BINDINGS)
      .flatMap(binding => rulesOf(store, binding, user)),
    ...store.list(ROLE_BINDINGS).flatMap(binding => {
      const { namespace = '' } = binding.metadata;
      return rulesOf(store, binding, user).map(rule => ({
        ...rule,
        namespaces: [namespace],
        nonResourceURLs: undefined,
      }));
    }),
  ];
}

function rulesOf(
  store: Pick<ObjectStore, 'get'>,
  object: KubernetesObject,
  user: Pick<RequestUser, 'name' | 'groups'>,
): PolicyRule[] {
  const binding = Binding.safeParse(object).data;
  const { namespace } = object.metadata;
  if (!binding?.subjects?.some(subject => isUser(subject, user))) {
    return [];
  }
  const { kind, name } = binding.roleRef;
  const role =
    kind === 'ClusterRole'
      ? store.get(CLUSTER_ROLES, undefined, name)
      : store.get(ROLES, namespace, name);
  return Role.safeParse(role).data?.rules ?? [];
}

function isUser(
  { kind, name, namespace = '' }: Subject,
  user: Pick<RequestUser, 'name' | 'groups'>,
): boolean {
  switch (kind) {
    case 'ServiceAccount':
      return user.name === `system:serviceaccount:${namespace}:${name}`;
    case 'Group':
      return user.groups.includes(name);
    default:
      return user.name === name;
  }
}

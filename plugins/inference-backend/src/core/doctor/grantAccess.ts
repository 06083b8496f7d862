// SPDX-License-Identifier: Apache-2.0
import { KindStatus } from '@inference-portal/backstage-plugin-inference-common';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { WATCHED_RESOURCES } from './watchedResources';

const RBAC = 'rbac.authorization.k8s.io';
const ROLE_NAME = 'inference-portal-missing';
/** Of more namespaces than this a role per namespace is no help to anybody. */
const MAX_NAMESPACES = 20;

interface PolicyRule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

/** Who the portal is in the cluster. */
export interface Account {
  kind: 'ServiceAccount' | 'User';
  name: string;
  namespace?: string;
  /** The API server named it; else it is the one of the documentation. */
  isCertain: boolean;
}

/** As 403s name it: `User "system:serviceaccount:ns:name" cannot list …`. */
export function accountOf(reasons: Array<string | undefined>): Account {
  for (const reason of reasons) {
    const user = /User "([^"]+)"/.exec(reason ?? '')?.[1];
    const [, namespace, name] =
      /^system:serviceaccount:([^:]+):([^:]+)$/.exec(user ?? '') ?? [];
    if (namespace && name) {
      return { kind: 'ServiceAccount', namespace, name, isCertain: true };
    }
    if (user) {
      return { kind: 'User', name: user, isCertain: true };
    }
  }
  return {
    kind: 'ServiceAccount',
    namespace: 'inference-portal',
    name: 'portal-reader',
    isCertain: false,
  };
}

/**
 * Roles for what is missing and no more: objects of the whole cluster by a
 * ClusterRole, pods and what belongs to them in the namespaces that need it.
 */
export function grantKinds(
  kinds: readonly KindStatus[],
  account: Account,
  namespaces: readonly string[],
): object[] {
  const rules = (isScoped: boolean) =>
    rulesFor(
      kinds.filter(kind => (resourceOf(kind)?.isScoped ?? false) === isScoped),
    );
  return [
    ...bindings(`${ROLE_NAME}-routing`, rules(false), account, []),
    ...bindings(`${ROLE_NAME}-workloads`, rules(true), account, namespaces),
  ];
}

/** Metrics pages by way of the API server. */
export function grantProxy(
  account: Account,
  namespaces: readonly string[],
): object[] {
  return bindings(
    `${ROLE_NAME}-metrics`,
    [{ apiGroups: [''], resources: ['pods/proxy'], verbs: ['get'] }],
    account,
    namespaces,
  );
}

/** The page of an endpoint picker itself, which reviews the token it gets. */
export function grantMetricsPage(account: Account): object[] {
  const name = `${ROLE_NAME}-metrics-page`;
  return [
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRole',
      metadata: { name },
      rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }],
    },
    binding('ClusterRoleBinding', { name }, name, account),
  ];
}

/** Namespaces that hold pools or gateways, as far as they are known. */
export function scopeOf({ objects }: ClusterSnapshot): string[] {
  return [
    ...new Set(
      [...objects.inferencePools, ...objects.gateways].map(
        ({ meta }) => meta.namespace,
      ),
    ),
  ].sort();
}

function resourceOf({ group, kind }: KindStatus) {
  return WATCHED_RESOURCES[`${group}/${kind}`];
}

function rulesFor(kinds: readonly KindStatus[]): PolicyRule[] {
  const byGroup = new Map<string, Set<string>>();
  for (const kind of kinds) {
    const resource = resourceOf(kind)?.resource;
    if (resource) {
      const resources = byGroup.get(kind.group) ?? new Set();
      byGroup.set(kind.group, resources.add(resource));
    }
  }
  return Array.from(byGroup, ([group, resources]) => ({
    apiGroups: [group],
    resources: [...resources].sort(),
    verbs: ['get', 'list', 'watch'],
  }));
}

/** Without namespaces, or with too many, for the whole cluster. */
function bindings(
  name: string,
  rules: PolicyRule[],
  account: Account,
  namespaces: readonly string[],
): object[] {
  if (rules.length === 0) {
    return [];
  }
  const isWide = namespaces.length === 0 || namespaces.length > MAX_NAMESPACES;
  return [
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRole',
      metadata: { name },
      rules,
    },
    ...(isWide
      ? [binding('ClusterRoleBinding', { name }, name, account)]
      : namespaces.map(namespace =>
          binding('RoleBinding', { name, namespace }, name, account),
        )),
  ];
}

function binding(
  kind: 'ClusterRoleBinding' | 'RoleBinding',
  metadata: { name: string; namespace?: string },
  role: string,
  { kind: subjectKind, name, namespace }: Account,
): object {
  return {
    apiVersion: `${RBAC}/v1`,
    kind,
    metadata,
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role },
    subjects: [
      subjectKind === 'User'
        ? { kind: subjectKind, apiGroup: RBAC, name }
        : { kind: subjectKind, name, namespace },
    ],
  };
}

/** An account with a token that lasts, as the `kubernetes` configuration takes it. */
export function accountObjects({ kind, name, namespace }: Account): object[] {
  return kind === 'User'
    ? []
    : [
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
        {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name, namespace },
        },
        {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: {
            name: `${name}-token`,
            namespace,
            annotations: { 'kubernetes.io/service-account.name': name },
          },
          type: 'kubernetes.io/service-account-token',
        },
      ];
}

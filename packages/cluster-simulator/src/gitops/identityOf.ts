// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../cluster/KubernetesObject';

/** Where an object of a manifest belongs. */
export interface ObjectIdentity {
  namespace: string;
  name: string;
  group: string;
  kind: string;
}

export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

/** `namespace_name_group_kind`, as Flux writes it into an inventory. */
export function identityOf({
  apiVersion,
  kind,
  metadata: { namespace = '', name },
}: KubernetesObject): string {
  // Names of RBAC may hold colons, which Flux writes so.
  const safe = name.replaceAll(':', '__');
  return `${namespace}_${safe}_${groupOf(apiVersion)}_${kind}`;
}

/** Undefined for what identityOf didn't write. */
export function parseIdentity(id: string): ObjectIdentity | undefined {
  const match = /^([^_]*)_(.+)_([^_]*)_([^_]+)$/.exec(id);
  if (!match) return undefined;
  const [, namespace, name, group, kind] = match;
  return { namespace, name: name.replaceAll('__', ':'), group, kind };
}

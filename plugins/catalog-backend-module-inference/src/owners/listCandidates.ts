// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InventoryObject } from '@inference-portal/backstage-plugin-inference-common';
import { matchesPattern } from '../config/matchesPattern';
import { OwnerConfig, OwnerSource } from '../config/ProviderConfig';
import { OwnerCandidate } from './OwnerCandidate';
import { ownerOfRepository } from './ownerOfRepository';

/** An object of a cluster, and whose the entities are that people wrote for it. */
export interface OwnedObject extends InventoryObject {
  cluster: string;
  entityOwners: readonly OwnerCandidate[];
}

/** Who may own the object, in the configured order. */
export function listCandidates(
  object: OwnedObject,
  config: OwnerConfig,
): OwnerCandidate[] {
  const bySource: Record<OwnerSource, () => readonly OwnerCandidate[]> = {
    entity: () => object.entityOwners,
    label: () => byLabel(object, config),
    namespace: () => byNamespace(object, config),
    repository: () => byRepository(object, config),
  };
  return config.order.flatMap(source => bySource[source]());
}

function byLabel(
  { labels, annotations }: OwnedObject,
  config: OwnerConfig,
): OwnerCandidate[] {
  return config.labels.flatMap(key =>
    [
      { kind: 'annotation', value: annotations[key] },
      { kind: 'label', value: labels[key] },
    ].flatMap(({ kind, value }) =>
      value ? [{ owner: toRef(value), saidBy: `${kind} ${key}` }] : [],
    ),
  );
}

function byNamespace(
  { cluster, namespace }: OwnedObject,
  config: OwnerConfig,
): OwnerCandidate[] {
  const entry = config.namespaces.find(
    each =>
      matchesPattern(each.namespace, namespace) &&
      matchesPattern(each.cluster, cluster),
  );
  return entry
    ? [{ owner: entry.owner, saidBy: `the owner of namespace ${namespace}` }]
    : [];
}

function byRepository(
  { repository }: OwnedObject,
  config: OwnerConfig,
): OwnerCandidate[] {
  const owner =
    repository && ownerOfRepository(repository, config.repositories);
  return owner ? [{ owner, saidBy: `the repository ${repository}` }] : [];
}

/** What is no reference stays as it is, and names nobody. */
function toRef(written: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(written, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return written;
  }
}

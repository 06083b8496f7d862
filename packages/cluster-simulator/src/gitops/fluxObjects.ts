// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../cluster/KubernetesObject';
import { ResourceKey } from '../cluster/ObjectStore';
import {
  readField,
  readList,
  readNumber,
  readString,
} from '../cluster/readField';

const key = (group: string, resource: string): ResourceKey =>
  Object.freeze({ group, resource });

export const GIT_REPOSITORIES = key(
  'source.toolkit.fluxcd.io',
  'gitrepositories',
);
export const KUSTOMIZATIONS = key(
  'kustomize.toolkit.fluxcd.io',
  'kustomizations',
);

/** spec of a GitRepository, as far as it is followed. */
export function readGitRepository(object: KubernetesObject) {
  return {
    url: readString(object, 'spec', 'url') ?? '',
    branch: readString(object, 'spec', 'ref', 'branch') ?? 'master',
    intervalMs: readDuration(readField(object, 'spec', 'interval')) ?? 60_000,
    suspended: readField(object, 'spec', 'suspend') === true,
    revision: readString(object, 'status', 'artifact', 'revision'),
  };
}

/** spec of a Kustomization, as far as it is followed. */
export function readKustomization(object: KubernetesObject) {
  const { namespace = '' } = object.metadata;
  const intervalMs =
    readDuration(readField(object, 'spec', 'interval')) ?? 600_000;
  return {
    path: readString(object, 'spec', 'path') ?? './',
    prune: readField(object, 'spec', 'prune') === true,
    suspended: readField(object, 'spec', 'suspend') === true,
    intervalMs,
    retryMs:
      readDuration(readField(object, 'spec', 'retryInterval')) ?? intervalMs,
    source: {
      kind: readString(object, 'spec', 'sourceRef', 'kind') ?? '',
      name: readString(object, 'spec', 'sourceRef', 'name') ?? '',
      namespace:
        readString(object, 'spec', 'sourceRef', 'namespace') ?? namespace,
    },
    dependsOn: readList(object, 'spec', 'dependsOn').map(entry => ({
      name: readString(entry, 'name') ?? '',
      namespace: readString(entry, 'namespace') ?? namespace,
    })),
    /** Fields that would change what is applied, and that are not followed here. */
    unsupported: UNSUPPORTED.filter(
      field => readField(object, 'spec', field) !== undefined,
    ),
    appliedRevision: readString(object, 'status', 'lastAppliedRevision'),
    observedGeneration: readNumber(object, 'status', 'observedGeneration'),
    inventory: readList(object, 'status', 'inventory', 'entries').flatMap(
      entry => readString(entry, 'id') ?? [],
    ),
  };
}

const UNSUPPORTED = [
  'components',
  'decryption',
  'healthChecks',
  'images',
  'kubeConfig',
  'namePrefix',
  'nameSuffix',
  'patches',
  'postBuild',
  'targetNamespace',
  'wait',
];

/** `1m30s`, `10m`, `1h` */
function readDuration(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const units: Record<string, number> = {
    ms: 1,
    s: 1_000,
    m: 60_000,
    h: 3_600_000,
  };
  const parts = [...value.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  return parts.length > 0
    ? parts.reduce(
        (sum, [, count, unit]) => sum + Number(count) * units[unit],
        0,
      )
    : undefined;
}

// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { VersionedStore } from '../../cluster/ObjectStore';
import { groupOf } from '../store/resourceKeyOf';
import { BUILT_IN_RESOURCES } from './builtInResources';
import { compareVersions, customResources } from './customResources';
import { apiVersionOf, ResourceType } from './ResourceType';

export const CRDS = {
  group: 'apiextensions.k8s.io',
  resource: 'customresourcedefinitions',
};

/** Which resources are served at this moment: the built-in ones and those of the CRDs. */
export interface ResourceRegistry {
  all(): ResourceType[];
  find(
    group: string,
    version: string,
    resource: string,
  ): ResourceType | undefined;
  /** The type of an object, by apiVersion and kind. */
  typeOf(object: {
    apiVersion: string;
    kind: string;
  }): ResourceType | undefined;
  /** Groups with their versions, the preferred one first; without the core group. */
  groups(): Array<{ group: string; versions: string[] }>;
  close(): void;
}

export function createResourceRegistry(
  store: VersionedStore,
): ResourceRegistry {
  const definitions = new Map<string, ResourceType[]>();
  let all: ResourceType[] = [];
  let byPath = new Map<string, ResourceType>();
  let byKind = new Map<string, ResourceType>();

  function rebuild() {
    all = [...BUILT_IN_RESOURCES, ...[...definitions.values()].flat()];
    byPath = new Map(
      all.map(type => [`${apiVersionOf(type)}/${type.resource}`, type]),
    );
    byKind = new Map(
      all.map(type => [`${apiVersionOf(type)}/${type.kind}`, type]),
    );
  }

  function learn(definition: KubernetesObject) {
    definitions.set(definition.metadata.name, customResources(definition));
  }

  store.list(CRDS).forEach(learn);
  rebuild();
  const close = store.subscribe(({ type, key, object }) => {
    if (key.group !== CRDS.group || key.resource !== CRDS.resource) {
      return;
    }
    if (type === 'DELETED') {
      definitions.delete(object.metadata.name);
    } else {
      learn(object);
    }
    rebuild();
  });

  return {
    all: () => all,
    find: (group, version, resource) =>
      byPath.get(`${apiVersionOf({ group, version })}/${resource}`),
    typeOf: ({ apiVersion, kind }) => byKind.get(`${apiVersion}/${kind}`),
    groups() {
      const versions = new Map<string, Set<string>>();
      for (const type of all.filter(({ group }) => group !== '')) {
        const known = versions.get(type.group) ?? new Set<string>();
        versions.set(type.group, known.add(type.version));
      }
      return [...versions].map(([group, names]) => ({
        group,
        versions: [...names].sort(compareVersions),
      }));
    },
    close,
  };
}

/** Whether a group belongs to Kubernetes itself, whose 404s are worded otherwise. */
export function isBuiltInGroup(apiVersion: string): boolean {
  const group = groupOf(apiVersion);
  return BUILT_IN_RESOURCES.some(type => type.group === group);
}

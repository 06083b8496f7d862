// SPDX-License-Identifier: Apache-2.0
import { resourceKeyOf } from '../apiserver/store/resourceKeyOf';
import { KubernetesObject } from '../cluster/KubernetesObject';
import { ResourceKey } from '../cluster/ObjectStore';
import { isRecord, readList, readRecord } from '../cluster/readField';
import { ObjectEdit } from './Fault';

export function remove(
  key: ResourceKey,
  namespace: string | undefined,
  name: string,
): ObjectEdit {
  return { key, namespace, name, edit: () => undefined };
}

/** An object that is there only as long as the fault is on; a status that it has stays as written. */
export function create(object: KubernetesObject): ObjectEdit {
  const { namespace, name } = object.metadata;
  return { key: resourceKeyOf(object), namespace, name, edit: () => object };
}

/** Where the object isn't there (another fault took it away) there is nothing to change. */
export function change(
  key: ResourceKey,
  namespace: string | undefined,
  name: string,
  edit: (object: KubernetesObject) => KubernetesObject,
): ObjectEdit {
  return { key, namespace, name, edit: object => object && edit(object) };
}

/** Sets fields of `spec`. */
export function changeSpec(
  key: ResourceKey,
  namespace: string,
  name: string,
  fields: Record<string, unknown>,
): ObjectEdit {
  return change(key, namespace, name, object => ({
    ...object,
    spec: { ...readRecord(object.spec), ...fields },
  }));
}

/** Changes the first container of a Deployment's pods. */
export function changeContainer(
  key: ResourceKey,
  namespace: string,
  name: string,
  edit: (container: Record<string, unknown>) => Record<string, unknown>,
): ObjectEdit {
  return change(key, namespace, name, object => {
    const spec = readRecord(object.spec);
    const template = readRecord(spec, 'template');
    const podSpec = readRecord(template, 'spec');
    const [first, ...others] = readList(podSpec, 'containers');
    const containers = [edit(isRecord(first) ? first : {}), ...others];
    return {
      ...object,
      spec: {
        ...spec,
        template: { ...template, spec: { ...podSpec, containers } },
      },
    };
  });
}

/** Changes the first rule of an HTTPRoute. */
export function changeRule(
  key: ResourceKey,
  namespace: string,
  name: string,
  edit: (rule: Record<string, unknown>) => Record<string, unknown>,
): ObjectEdit {
  return change(key, namespace, name, object => {
    const spec = readRecord(object.spec);
    const [first, ...others] = readList(spec, 'rules');
    const rules = [edit(isRecord(first) ? first : {}), ...others];
    return { ...object, spec: { ...spec, rules } };
  });
}

/** Sets what a container asks for and may have, of one resource. */
export function withResource(
  container: Record<string, unknown>,
  resource: string,
  quantity: string,
): Record<string, unknown> {
  const resources = readRecord(container, 'resources');
  const limits = readRecord(resources, 'limits');
  return {
    ...container,
    resources: {
      ...resources,
      requests: { ...readRecord(resources, 'requests'), [resource]: quantity },
      // Extended resources must have equal requests and limits.
      limits: resource in limits ? { ...limits, [resource]: quantity } : limits,
    },
  };
}

// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import {
  isRecord,
  readList,
  readRecord,
  readString,
  readStringMap,
} from '../../cluster/readField';
import { KustomizationFile } from './KustomizationFile';
import { KustomizeError } from './KustomizeError';

/** Kinds that are in no namespace. */
const CLUSTER_SCOPED = new Set([
  'Namespace',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'GatewayClass',
  'PersistentVolume',
]);
const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

type Transform = (object: KubernetesObject) => KubernetesObject;

/** What a kustomization does to all objects or to those it names, after its patches. */
export function transformObjects(
  objects: KubernetesObject[],
  file: KustomizationFile,
): KubernetesObject[] {
  for (const { name } of file.replicas) {
    if (!objects.some(object => isScaled(object, name))) {
      throw new KustomizeError(`replicas: nothing called ${name} is scaled`);
    }
  }
  const steps: Transform[] = [
    object => withNamespace(object, file.namespace, objects),
    ...file.labels.map(
      (entry): Transform =>
        object =>
          withLabels(object, entry),
    ),
    object => withAnnotations(object, file.commonAnnotations),
    ...file.replicas.map(
      ({ name, count }): Transform =>
        object =>
          isScaled(object, name)
            ? withSpec(object, { replicas: count })
            : object,
    ),
    object => withImages(object, file.images),
  ];
  return objects.map(object =>
    steps.reduce((current, step) => step(current), object),
  );
}

function isScaled({ kind, metadata }: KubernetesObject, name: string): boolean {
  return WORKLOADS.has(kind) && kind !== 'DaemonSet' && metadata.name === name;
}

function withSpec(
  object: KubernetesObject,
  spec: Record<string, unknown>,
): KubernetesObject {
  return { ...object, spec: { ...readRecord(object, 'spec'), ...spec } };
}

function withNamespace(
  object: KubernetesObject,
  namespace: string | undefined,
  all: KubernetesObject[],
): KubernetesObject {
  if (namespace === undefined) return object;
  // A binding's accounts move with it.
  const moved = new Set(
    all
      .filter(({ kind }) => kind === 'ServiceAccount')
      .map(({ metadata }) => metadata.name),
  );
  const bound = readList(object, 'subjects').map(subject =>
    isRecord(subject) && moved.has(readString(subject, 'name') ?? '')
      ? { ...subject, namespace }
      : subject,
  );
  return {
    ...object,
    ...(bound.length > 0 ? { subjects: bound } : {}),
    metadata: CLUSTER_SCOPED.has(object.kind)
      ? object.metadata
      : { ...object.metadata, namespace },
  };
}

function withLabels(
  object: KubernetesObject,
  entry: KustomizationFile['labels'][number],
): KubernetesObject {
  const { pairs, includeSelectors, includeTemplates } = entry;
  const { metadata } = object;
  const labelled: KubernetesObject = {
    ...object,
    metadata: { ...metadata, labels: { ...metadata.labels, ...pairs } },
  };
  const isWorkload = WORKLOADS.has(object.kind);
  if (isWorkload && (includeSelectors || includeTemplates)) {
    const template = readRecord(object, 'spec', 'template');
    const inner = readRecord(template, 'metadata');
    const labels = { ...readStringMap(inner, 'labels'), ...pairs };
    const matchLabels = readStringMap(
      object,
      'spec',
      'selector',
      'matchLabels',
    );
    return withSpec(labelled, {
      template: { ...template, metadata: { ...inner, labels } },
      ...(includeSelectors
        ? {
            selector: {
              ...readRecord(object, 'spec', 'selector'),
              matchLabels: { ...matchLabels, ...pairs },
            },
          }
        : {}),
    });
  }
  if (includeSelectors && object.kind === 'Service') {
    const selector = readStringMap(object, 'spec', 'selector');
    return withSpec(labelled, { selector: { ...selector, ...pairs } });
  }
  return labelled;
}

function withAnnotations(
  object: KubernetesObject,
  annotations: Record<string, string>,
): KubernetesObject {
  if (Object.keys(annotations).length === 0) return object;
  const { metadata } = object;
  return {
    ...object,
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, ...annotations },
    },
  };
}

function withImages(
  object: KubernetesObject,
  images: KustomizationFile['images'],
): KubernetesObject {
  if (images.length === 0 || !WORKLOADS.has(object.kind)) return object;
  const template = readRecord(object, 'spec', 'template');
  const pod = readRecord(template, 'spec');
  const containers = readList(pod, 'containers').map(container => {
    const image = readString(container, 'image') ?? '';
    const [, name] = /^(.*?)(?:@sha256:.*|:[^:/]*)?$/.exec(image) ?? [];
    const change = images.find(entry => entry.name === name);
    return isRecord(container) && change
      ? { ...container, image: renamed(image, name, change) }
      : container;
  });
  return withSpec(object, {
    template: { ...template, spec: { ...pod, containers } },
  });
}

function renamed(
  image: string,
  name: string,
  { newName, newTag, digest }: KustomizationFile['images'][number],
): string {
  const base = newName ?? name;
  if (digest !== undefined) return `${base}@${digest}`;
  return newTag === undefined
    ? `${base}${image.slice(name.length)}`
    : `${base}:${newTag}`;
}

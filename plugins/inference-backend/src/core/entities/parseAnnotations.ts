// SPDX-License-Identifier: Apache-2.0
import {
  KUBERNETES_ANNOTATIONS,
  MODELS_ANNOTATION,
  POOLS_ANNOTATION,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { LabelRequirement, parseLabelSelector } from './parseLabelSelector';

/** What an entity's annotation asks for. */
export type PoolQuery = { annotation: string; value: string } & (
  | { by: 'name'; cluster?: string; namespace: string; name: string }
  | { by: 'model'; model: string }
  | {
      by: 'labels';
      requirements: LabelRequirement[];
      cluster?: string;
      namespace?: string;
    }
  | { by: 'nothing'; problem: string }
);

type Annotations = Readonly<Record<string, string | undefined>>;

/**
 * The queries of an entity. Our own annotations, where there is one, else
 * those of Backstage's Kubernetes plugin.
 */
export function parseAnnotations(annotations: Annotations): PoolQuery[] {
  const pools = annotations[POOLS_ANNOTATION];
  const models = annotations[MODELS_ANNOTATION];
  if (pools !== undefined || models !== undefined) {
    return [
      ...(pools === undefined ? [] : parsePools(pools)),
      ...(models === undefined ? [] : parseModels(models)),
    ];
  }
  const kubernetes = parseKubernetes(annotations);
  return kubernetes ? [kubernetes] : [];
}

function parsePools(value: string): PoolQuery[] {
  const annotation = POOLS_ANNOTATION;
  const items = splitList(value);
  if (items.length === 0) {
    return [emptyValue(annotation, '[cluster/]namespace/name')];
  }
  return items.map(item => {
    const parts = item.split('/');
    if (
      parts.length < 2 ||
      parts.length > 3 ||
      parts.some(part => part === '' || /\s/.test(part))
    ) {
      return {
        annotation,
        value: item,
        by: 'nothing',
        problem: say`\`${item}\` is not of the form [cluster/]namespace/name, such as prod-eu/chat/qwen-chat.`,
      };
    }
    const [namespace, name] = parts.slice(-2);
    const cluster = parts.length === 3 ? parts[0] : undefined;
    return { annotation, value: item, by: 'name', cluster, namespace, name };
  });
}

function parseModels(value: string): PoolQuery[] {
  const annotation = MODELS_ANNOTATION;
  const items = splitList(value);
  return items.length === 0
    ? [emptyValue(annotation, say`served model name`)]
    : items.map(model => ({ annotation, value: model, by: 'model', model }));
}

function parseKubernetes(annotations: Annotations): PoolQuery | undefined {
  const scope = {
    cluster: annotations[KUBERNETES_ANNOTATIONS.cluster],
    namespace: annotations[KUBERNETES_ANNOTATIONS.namespace],
  };
  const selector = annotations[KUBERNETES_ANNOTATIONS.labelSelector];
  if (selector !== undefined) {
    const annotation = KUBERNETES_ANNOTATIONS.labelSelector;
    const parsed = parseLabelSelector(selector);
    return parsed.ok
      ? {
          annotation,
          value: selector,
          by: 'labels',
          requirements: parsed.requirements,
          ...scope,
        }
      : { annotation, value: selector, by: 'nothing', problem: parsed.problem };
  }
  const id = annotations[KUBERNETES_ANNOTATIONS.id];
  return id === undefined
    ? undefined
    : {
        annotation: KUBERNETES_ANNOTATIONS.id,
        value: id,
        by: 'labels',
        requirements: [
          { key: KUBERNETES_ANNOTATIONS.id, operator: 'in', values: [id] },
        ],
        ...scope,
      };
}

function emptyValue(annotation: string, form: string): PoolQuery {
  return {
    annotation,
    value: '',
    by: 'nothing',
    problem: say`The annotation is empty. It takes a comma-separated list, each a ${form}.`,
  };
}

function splitList(value: string): string[] {
  const items = value.split(',').map(item => item.trim());
  return [...new Set(items.filter(item => item !== ''))];
}

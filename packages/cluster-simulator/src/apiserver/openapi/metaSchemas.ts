// SPDX-License-Identifier: Apache-2.0

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1';

const text = (description?: string) => ({ type: 'string', description });
const whole = { type: 'integer', format: 'int64' };
const texts = { type: 'object', additionalProperties: { type: 'string' } };
const reference = (name: string) => ({
  $ref: `#/components/schemas/${META}.${name}`,
});

/** The schemas of `meta/v1` that every document refers to. */
export const META_SCHEMAS: Readonly<Record<string, unknown>> = {
  [`${META}.Time`]: { type: 'string', format: 'date-time' },
  [`${META}.Patch`]: { type: 'object' },
  [`${META}.FieldsV1`]: { type: 'object' },
  [`${META}.Status`]: {
    type: 'object',
    properties: {
      apiVersion: text(),
      kind: text(),
      code: { type: 'integer', format: 'int32' },
      message: text(),
      reason: text(),
      status: text(),
      details: { type: 'object' },
      metadata: reference('ListMeta'),
    },
    'x-kubernetes-group-version-kind': [
      { group: '', kind: 'Status', version: 'v1' },
    ],
  },
  [`${META}.ListMeta`]: {
    type: 'object',
    properties: {
      continue: text(),
      remainingItemCount: whole,
      resourceVersion: text(),
    },
  },
  [`${META}.OwnerReference`]: {
    type: 'object',
    required: ['apiVersion', 'kind', 'name', 'uid'],
    properties: {
      apiVersion: text(),
      blockOwnerDeletion: { type: 'boolean' },
      controller: { type: 'boolean' },
      kind: text(),
      name: text(),
      uid: text(),
    },
    'x-kubernetes-map-type': 'atomic',
  },
  [`${META}.ManagedFieldsEntry`]: {
    type: 'object',
    properties: {
      apiVersion: text(),
      fieldsType: text(),
      fieldsV1: reference('FieldsV1'),
      manager: text(),
      operation: text(),
      subresource: text(),
      time: reference('Time'),
    },
  },
  [`${META}.ObjectMeta`]: {
    type: 'object',
    description:
      'What every stored object has: its name, and what is known of it.',
    properties: {
      annotations: texts,
      creationTimestamp: reference('Time'),
      deletionGracePeriodSeconds: whole,
      deletionTimestamp: reference('Time'),
      finalizers: { type: 'array', items: { type: 'string' } },
      generateName: text(),
      generation: whole,
      labels: texts,
      managedFields: {
        type: 'array',
        items: reference('ManagedFieldsEntry'),
      },
      name: text(),
      namespace: text(),
      ownerReferences: {
        type: 'array',
        items: reference('OwnerReference'),
        'x-kubernetes-list-map-keys': ['uid'],
        'x-kubernetes-list-type': 'map',
      },
      resourceVersion: text(),
      uid: text(),
    },
  },
};

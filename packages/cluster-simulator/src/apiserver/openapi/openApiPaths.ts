// SPDX-License-Identifier: Apache-2.0
import { apiVersionOf, ResourceType } from '../resources/ResourceType';

const META = '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1';

/** `io.k8s.networking.inference.v1.InferencePool`: the group, from behind. */
export function schemaName(type: ResourceType, kind = type.kind): string {
  const prefix =
    type.custom === undefined
      ? ['io', 'k8s', 'api', type.group.split('.')[0] || 'core']
      : type.group.split('.').reverse();
  return [...prefix, type.version, kind].join('.');
}

const QUERY = {
  dryRun: 'string',
  fieldManager: 'string',
  fieldValidation: 'string',
  force: 'boolean',
  fieldSelector: 'string',
  labelSelector: 'string',
  limit: 'integer',
  continue: 'string',
  resourceVersion: 'string',
  timeoutSeconds: 'integer',
  watch: 'boolean',
} as const;

const LISTING: Array<keyof typeof QUERY> = [
  'continue',
  'fieldSelector',
  'labelSelector',
  'limit',
  'resourceVersion',
  'timeoutSeconds',
  'watch',
];
const WRITING: Array<keyof typeof QUERY> = [
  'dryRun',
  'fieldManager',
  'fieldValidation',
];

const parameters = (names: Array<keyof typeof QUERY>) =>
  names.map(name => ({
    name,
    in: 'query',
    schema: { type: QUERY[name], uniqueItems: true },
  }));

const pathParameter = (name: string) => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', uniqueItems: true },
});

/**
 * Strategic merge patches work too, but aren't told: kubectl would then look for
 * the merge keys in the schemas of built-in kinds, which aren't described here.
 */
const PATCH_TYPES = [
  'application/apply-patch+yaml',
  'application/json-patch+json',
  'application/merge-patch+json',
];

/** The operations of one resource; kubectl reads its dry-run and validation abilities here. */
export function openApiPaths(type: ResourceType): Record<string, unknown> {
  const { group, version, kind, verbs } = type;
  const base = `/${group === '' ? 'api' : 'apis'}/${apiVersionOf(type)}`;
  const object = { $ref: `#/components/schemas/${schemaName(type)}` };
  const list = {
    $ref: `#/components/schemas/${schemaName(type, type.listKind)}`,
  };
  const operation = (
    action: string,
    answer: unknown,
    query: Array<keyof typeof QUERY>,
    body?: { types: string[]; schema: unknown },
  ) => ({
    operationId: `${action}${version}${
      type.namespaced ? 'Namespaced' : ''
    }${kind}`,
    parameters: parameters(query),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(
              body.types.map(name => [name, { schema: body.schema }]),
            ),
          },
        }
      : {}),
    responses: {
      200: {
        description: 'OK',
        content: { 'application/json': { schema: answer } },
      },
      401: { description: 'Unauthorized' },
    },
    'x-kubernetes-action': action,
    'x-kubernetes-group-version-kind': { group, version, kind },
  });
  const whole = { types: ['*/*'], schema: object };
  const item = {
    get: operation('get', object, []),
    put: operation('put', object, WRITING, whole),
    patch: operation('patch', object, [...WRITING, 'force'], {
      types: PATCH_TYPES,
      schema: { $ref: `${META}.Patch` },
    }),
  };
  const namespace = type.namespaced ? '/namespaces/{namespace}' : '';
  const inNamespace = type.namespaced ? [pathParameter('namespace')] : [];
  const collection = `${base}${namespace}/${type.resource}`;
  const named = { parameters: [pathParameter('name'), ...inNamespace] };
  const post = operation('post', object, WRITING, whole);
  if (!verbs.includes('get')) {
    return { [collection]: { parameters: inNamespace, post } };
  }
  const status = Object.fromEntries(
    type.subresources
      .filter(subresource => subresource === 'status')
      .map(subresource => [
        `${collection}/{name}/${subresource}`,
        { ...named, ...item },
      ]),
  );
  return {
    ...(type.namespaced
      ? {
          [`${base}/${type.resource}`]: {
            get: operation('list', list, LISTING),
          },
        }
      : {}),
    [collection]: {
      parameters: inNamespace,
      get: operation('list', list, LISTING),
      post,
      delete: operation(
        'deletecollection',
        { $ref: `${META}.Status` },
        LISTING,
      ),
    },
    [`${collection}/{name}`]: {
      ...named,
      ...item,
      delete: operation('delete', { $ref: `${META}.Status` }, ['dryRun']),
    },
    ...status,
  };
}

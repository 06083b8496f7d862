// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { ResourceRegistry } from '../resources/createResourceRegistry';
import { apiVersionOf, ResourceType } from '../resources/ResourceType';
import { META_SCHEMAS } from './metaSchemas';
import { openApiPaths, schemaName } from './openApiPaths';

const META = '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1';

const withMeta = (name: string) => ({ allOf: [{ $ref: `${META}.${name}` }] });

function objectSchema(type: ResourceType) {
  const { group, version, kind } = type;
  const own = type.custom?.rawSchema ?? {
    type: 'object',
    'x-kubernetes-preserve-unknown-fields': true,
  };
  const properties =
    typeof own.properties === 'object' ? own.properties : undefined;
  return {
    ...own,
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      ...properties,
      metadata: withMeta('ObjectMeta'),
    },
    'x-kubernetes-group-version-kind': [{ group, kind, version }],
  };
}

function listSchema(type: ResourceType) {
  const { group, version, listKind } = type;
  return {
    type: 'object',
    required: ['items'],
    properties: {
      apiVersion: { type: 'string' },
      items: {
        type: 'array',
        items: { $ref: `#/components/schemas/${schemaName(type)}` },
      },
      kind: { type: 'string' },
      metadata: withMeta('ListMeta'),
    },
    'x-kubernetes-group-version-kind': [{ group, kind: listKind, version }],
  };
}

/** The OpenAPI v3 document of one group version; undefined where nothing is served. */
export function openApiDocument(
  registry: ResourceRegistry,
  apiVersion: string,
): unknown {
  const types = registry
    .all()
    .filter(type => apiVersionOf(type) === apiVersion);
  if (types.length === 0) {
    return undefined;
  }
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'v1.36.2' },
    paths: Object.assign({}, ...types.map(openApiPaths)),
    components: {
      schemas: {
        ...META_SCHEMAS,
        ...Object.fromEntries(
          types.flatMap(type => [
            [schemaName(type), objectSchema(type)],
            [schemaName(type, type.listKind), listSchema(type)],
          ]),
        ),
      },
    },
  };
}

/** `/openapi/v3`: where each group version's document is, with a hash to cache it by. */
export function openApiIndex(registry: ResourceRegistry) {
  const apiVersions = new Set(registry.all().map(apiVersionOf));
  return {
    paths: Object.fromEntries(
      [...apiVersions].map(apiVersion => {
        const path = `${
          apiVersion.includes('/') ? 'apis' : 'api'
        }/${apiVersion}`;
        const hash = createHash('sha512')
          .update(JSON.stringify(openApiDocument(registry, apiVersion)))
          .digest('hex')
          .toLocaleUpperCase('en-US');
        return [
          path,
          { serverRelativeURL: `/openapi/v3/${path}?hash=${hash}` },
        ];
      }),
    ),
  };
}

// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import {
  arrayAt,
  isJsonObject,
  JsonObject,
  numberAt,
  objectAt,
  stringAt,
} from '../json/JsonObject';
import { readSchema } from '../schema/readSchema';
import { PrinterColumn, ResourceType } from './ResourceType';

/** The order in which the API server lists the verbs of custom resources. */
const VERBS = [
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'create',
  'update',
  'watch',
];

const AGE: PrinterColumn = {
  name: 'Age',
  type: 'date',
  jsonPath: '.metadata.creationTimestamp',
};

const strings = (values: unknown[]) =>
  values.filter((value): value is string => typeof value === 'string');

function printerColumns(version: JsonObject): PrinterColumn[] {
  const columns = arrayAt(version, 'additionalPrinterColumns').flatMap(
    column => {
      const name = stringAt(column, 'name');
      const jsonPath = stringAt(column, 'jsonPath');
      return name !== undefined && jsonPath !== undefined
        ? [
            {
              name,
              jsonPath,
              type: stringAt(column, 'type') ?? 'string',
              format: stringAt(column, 'format'),
              description: stringAt(column, 'description'),
              priority: numberAt(column, 'priority'),
            },
          ]
        : [];
    },
  );
  return columns.length > 0 ? columns : [AGE];
}

/** Newest and most stable first: v1, v1beta1, v1alpha2, v1alpha1. */
export function compareVersions(left: string, right: string): number {
  const rank = (version: string) => {
    const found = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
    if (!found) {
      return [0, 0, 0];
    }
    const stability = { alpha: 1, beta: 2, stable: 3 };
    const level =
      found[2] === 'alpha' || found[2] === 'beta' ? found[2] : 'stable';
    return [stability[level], Number(found[1]), Number(found[3] ?? 0)];
  };
  const [a, b] = [rank(left), rank(right)];
  const differing = a.findIndex((part, index) => part !== b[index]);
  return differing < 0
    ? left.localeCompare(right)
    : b[differing] - a[differing];
}

const rawSchemaOf = (version: JsonObject) =>
  objectAt(objectAt(version, 'schema'), 'openAPIV3Schema');

/** The served versions of a CustomResourceDefinition. */
export function customResources(definition: KubernetesObject): ResourceType[] {
  const { spec } = definition;
  const group = stringAt(spec, 'group');
  const names = objectAt(spec, 'names');
  const kind = stringAt(names, 'kind');
  const resource = stringAt(names, 'plural');
  if (!group || !kind || !resource) {
    return [];
  }
  const versions = arrayAt(spec, 'versions').filter(isJsonObject);
  const storageVersion =
    stringAt(
      versions.find(version => version.storage === true),
      'name',
    ) ?? '';
  return versions
    .filter(version => version.served === true)
    .map(version => ({ version, rawSchema: rawSchemaOf(version) }))
    .map(({ version, rawSchema }) => ({
      group,
      version: stringAt(version, 'name') ?? '',
      resource,
      kind,
      listKind: stringAt(names, 'listKind') ?? `${kind}List`,
      singular: stringAt(names, 'singular') ?? kind.toLocaleLowerCase('en-US'),
      namespaced: stringAt(spec, 'scope') !== 'Cluster',
      shortNames: strings(arrayAt(names, 'shortNames')),
      categories: strings(arrayAt(names, 'categories')),
      verbs: VERBS,
      subresources: Object.keys(objectAt(version, 'subresources')),
      selectableFields: [
        'metadata.name',
        'metadata.namespace',
        ...arrayAt(version, 'selectableFields').flatMap(
          field => stringAt(field, 'jsonPath')?.replace(/^\./, '') ?? [],
        ),
      ],
      storage: { group, resource },
      custom: {
        storageVersion,
        rawSchema,
        schema: () => readSchema(rawSchema),
        printerColumns: printerColumns(version),
      },
    }));
}

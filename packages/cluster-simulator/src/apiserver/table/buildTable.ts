// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { inVersion, metadataOnly } from '../answer/createSerializer';
import { PrinterColumn, ResourceType } from '../resources/ResourceType';
import { builtInColumns } from './builtInColumns';
import { formatAge } from './formatAge';
import { readJsonPath } from './readJsonPath';
import { TableColumn } from './TableColumn';

const NAME: TableColumn = {
  name: 'Name',
  type: 'string',
  format: 'name',
  cell: object => object.metadata.name,
};

/** Lists are shown as JSON, as the API server does for `.spec.hostnames`. */
function cellText(values: unknown[]): string {
  return values
    .map(value => (typeof value === 'object' ? JSON.stringify(value) : value))
    .join(',');
}

function customColumn(column: PrinterColumn): TableColumn {
  return {
    ...column,
    cell(object, now) {
      const values = readJsonPath(object, column.jsonPath);
      const [first] = values;
      if (first === undefined) {
        return undefined;
      }
      if (column.type === 'date') {
        return formatAge(first, now);
      }
      return column.type === 'integer' && typeof first === 'number'
        ? first
        : cellText(values);
    },
  };
}

function columnsOf(type: ResourceType): TableColumn[] {
  return type.custom
    ? [NAME, ...type.custom.printerColumns.map(customColumn)]
    : builtInColumns(type.storage);
}

/** `meta.k8s.io/v1` Table: what `kubectl get` prints. */
export function buildTable(
  objects: KubernetesObject[],
  options: {
    type: ResourceType;
    /** Simulated time, for ages. */
    now: number;
    metadata: Record<string, unknown>;
    /** What of each object goes with its row: Metadata (the default), Object or None. */
    includeObject: string | null;
  },
) {
  const { type, now, metadata, includeObject } = options;
  const columns = columnsOf(type);
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    columnDefinitions: columns.map(column => ({
      name: column.name,
      type: column.type,
      format: column.format ?? '',
      description: column.description ?? '',
      priority: column.priority ?? 0,
    })),
    rows: objects.map(object => ({
      cells: columns.map(column => column.cell(object, now) ?? null),
      ...rowObject(object, type, includeObject),
    })),
  };
}

function rowObject(
  object: KubernetesObject,
  type: ResourceType,
  includeObject: string | null,
) {
  switch (includeObject) {
    case 'None':
      return {};
    case 'Object':
      return { object: inVersion(object, type) };
    default:
      return { object: metadataOnly(object) };
  }
}

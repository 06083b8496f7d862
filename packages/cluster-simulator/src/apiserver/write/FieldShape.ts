// SPDX-License-Identifier: Apache-2.0
import { Schema } from '../schema/Schema';

/**
 * How a field's value is merged and owned: as a whole, field by field, item by
 * item under keys, or value by value.
 */
export type FieldShape =
  | { kind: 'atomic' }
  | { kind: 'map'; child(field: string): FieldShape }
  | { kind: 'list'; keys: KeyField[]; item: FieldShape }
  | { kind: 'set' }
  /** Not described: objects go field by field, lists as a whole. */
  | { kind: 'deduced'; child(field: string): FieldShape };

export interface KeyField {
  name: string;
  default?: unknown;
}

export const ATOMIC: FieldShape = { kind: 'atomic' };
const DEDUCED: FieldShape = { kind: 'deduced', child: () => DEDUCED };
const SET: FieldShape = { kind: 'set' };

function keyed(
  item: FieldShape,
  ...keys: Array<string | KeyField>
): FieldShape {
  return {
    kind: 'list',
    item,
    keys: keys.map(key => (typeof key === 'string' ? { name: key } : key)),
  };
}

function fields(known: Record<string, FieldShape>): FieldShape {
  return { kind: 'map', child: field => known[field] ?? DEDUCED };
}

const METADATA = fields({
  finalizers: SET,
  ownerReferences: keyed(ATOMIC, 'uid'),
});

const protocol: KeyField = { name: 'protocol', default: 'TCP' };

const CONTAINER = fields({
  env: keyed(DEDUCED, 'name'),
  ports: keyed(DEDUCED, 'containerPort', protocol),
  volumeMounts: keyed(DEDUCED, 'mountPath'),
  volumeDevices: keyed(DEDUCED, 'devicePath'),
});

const CONTAINERS = keyed(CONTAINER, 'name');
const CONDITIONS = keyed(DEDUCED, 'type');

const POD_SPEC = fields({
  containers: CONTAINERS,
  initContainers: CONTAINERS,
  ephemeralContainers: CONTAINERS,
  volumes: keyed(DEDUCED, 'name'),
  imagePullSecrets: keyed(ATOMIC, 'name'),
  hostAliases: keyed(DEDUCED, 'ip'),
  topologySpreadConstraints: keyed(DEDUCED, 'topologyKey', 'whenUnsatisfiable'),
  nodeSelector: ATOMIC,
});

const TEMPLATE = fields({ metadata: METADATA, spec: POD_SPEC });
const WORKLOAD_SPEC = fields({ template: TEMPLATE, selector: ATOMIC });
const STATUS = fields({ conditions: CONDITIONS });

const BUILT_IN: Readonly<Record<string, FieldShape>> = {
  Pod: POD_SPEC,
  Deployment: WORKLOAD_SPEC,
  ReplicaSet: WORKLOAD_SPEC,
  StatefulSet: WORKLOAD_SPEC,
  DaemonSet: WORKLOAD_SPEC,
  Job: WORKLOAD_SPEC,
  CronJob: fields({ jobTemplate: fields({ spec: WORKLOAD_SPEC }) }),
  Service: fields({
    ports: keyed(DEDUCED, 'port', protocol),
    selector: ATOMIC,
  }),
};

/** How objects of a built-in kind are merged. */
export function builtInShape(kind: string): FieldShape {
  return fields({
    metadata: METADATA,
    spec: BUILT_IN[kind] ?? DEDUCED,
    status: STATUS,
    secrets: keyed(ATOMIC, 'name'),
    imagePullSecrets: keyed(ATOMIC, 'name'),
  });
}

function schemaShape(schema: Schema | undefined): FieldShape {
  if (!schema) {
    return DEDUCED;
  }
  if (schema.type === 'array') {
    switch (schema.listType) {
      case 'map':
        return {
          kind: 'list',
          item: schemaShape(schema.items),
          keys: schema.listMapKeys.map(name => ({
            name,
            default: schema.items?.properties.get(name)?.default,
          })),
        };
      case 'set':
        return SET;
      default:
        return ATOMIC;
    }
  }
  if (schema.type !== 'object') {
    return schema.preserveUnknown ? DEDUCED : ATOMIC;
  }
  return schema.atomicMap
    ? ATOMIC
    : {
        kind: 'map',
        child: field =>
          schemaShape(
            schema.properties.get(field) ?? schema.additionalProperties,
          ),
      };
}

/** How objects of a custom kind are merged, as their schema tells. */
export function customShape(schema: Schema): FieldShape {
  const root = schemaShape(schema);
  return {
    kind: 'map',
    child(field) {
      if (field === 'metadata') {
        return METADATA;
      }
      return root.kind === 'map' ? root.child(field) : DEDUCED;
    },
  };
}

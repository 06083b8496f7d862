// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { ResourceKey } from '../../cluster/ObjectStore';
import {
  arrayAt,
  isJsonObject,
  numberAt,
  objectAt,
  stringAt,
} from '../json/JsonObject';
import { formatAge } from './formatAge';
import { POD_COLUMNS } from './podColumns';
import { TableColumn } from './TableColumn';

type Cell = TableColumn['cell'];

const text = (name: string, cell: Cell, priority?: number): TableColumn => ({
  name,
  type: 'string',
  cell,
  ...(priority === undefined ? {} : { priority }),
});
const integer = (name: string, cell: Cell): TableColumn => ({
  name,
  type: 'integer',
  cell,
});

export const AGE = text('Age', (object, now) =>
  formatAge(object.metadata.creationTimestamp, now),
);

const status = (field: string) => (object: KubernetesObject) =>
  numberAt(object.status, field) ?? 0;
const spec = (field: string) => (object: KubernetesObject) =>
  numberAt(object.spec, field) ?? 0;
const containers = (object: KubernetesObject) =>
  arrayAt(objectAt(objectAt(object.spec, 'template'), 'spec'), 'containers');
const joined = (values: unknown[], field: string) =>
  values.flatMap(value => stringAt(value, field) ?? []).join(',') || '<none>';
const labelsOf = (value: unknown) =>
  Object.entries(isJsonObject(value) ? value : {})
    .map(([key, label]) => `${key}=${label}`)
    .join(',') || '<none>';
const selector = (object: KubernetesObject) =>
  labelsOf(objectAt(object.spec, 'selector').matchLabels);

const WORKLOAD_WIDE = [
  text('Containers', object => joined(containers(object), 'name'), 1),
  text('Images', object => joined(containers(object), 'image'), 1),
  text('Selector', selector, 1),
];

function nodeStatus(node: KubernetesObject): string {
  const ready = arrayAt(node.status, 'conditions').find(
    condition => stringAt(condition, 'type') === 'Ready',
  );
  const word = stringAt(ready, 'status') === 'True' ? 'Ready' : 'NotReady';
  const cordoned = isJsonObject(node.spec) && node.spec.unschedulable === true;
  return cordoned ? `${word},SchedulingDisabled` : word;
}

function nodeRoles(node: KubernetesObject): string {
  const prefix = 'node-role.kubernetes.io/';
  return (
    Object.keys(node.metadata.labels ?? {})
      .filter(label => label.startsWith(prefix))
      .map(label => label.slice(prefix.length))
      .sort()
      .join(',') || '<none>'
  );
}

function servicePorts(service: KubernetesObject): string {
  return (
    arrayAt(service.spec, 'ports')
      .map(port => {
        const nodePort = numberAt(port, 'nodePort');
        return `${numberAt(port, 'port')}${
          nodePort === undefined ? '' : `:${nodePort}`
        }/${stringAt(port, 'protocol') ?? 'TCP'}`;
      })
      .join(',') || '<none>'
  );
}

function eventObject(event: KubernetesObject): string {
  const about = event.involvedObject ?? event.regarding;
  return `${(stringAt(about, 'kind') ?? '').toLocaleLowerCase('en-US')}/${
    stringAt(about, 'name') ?? ''
  }`;
}

const lastSeen: Cell = (event, now) =>
  formatAge(
    event.lastTimestamp ??
      event.deprecatedLastTimestamp ??
      objectAt(event, 'series').lastObservedTime ??
      event.eventTime ??
      event.metadata.creationTimestamp,
    now,
  );

const slicePorts = (slice: KubernetesObject) =>
  arrayAt(slice, 'ports')
    .flatMap(port => numberAt(port, 'port') ?? [])
    .join() || '<unset>';
const sliceAddresses = (slice: KubernetesObject) =>
  arrayAt(slice, 'endpoints')
    .flatMap(endpoint => arrayAt(endpoint, 'addresses'))
    .slice(0, 3)
    .join(',') || '<unset>';

const NAME = text('Name', object => object.metadata.name);

/** The columns of `kubectl get`, by group and resource; the rest have name and age. */
const COLUMNS: ReadonlyMap<string, TableColumn[]> = new Map([
  ['/pods', [NAME, ...POD_COLUMNS]],
  [
    '/nodes',
    [
      NAME,
      text('Status', nodeStatus),
      text('Roles', nodeRoles),
      AGE,
      text(
        'Version',
        node =>
          stringAt(objectAt(node.status, 'nodeInfo'), 'kubeletVersion') ?? '',
      ),
    ],
  ],
  [
    '/namespaces',
    [NAME, text('Status', object => stringAt(object.status, 'phase')), AGE],
  ],
  [
    '/services',
    [
      NAME,
      text('Type', object => stringAt(object.spec, 'type') ?? 'ClusterIP'),
      text(
        'Cluster-IP',
        object => stringAt(object.spec, 'clusterIP') ?? 'None',
      ),
      text('External-IP', () => '<none>'),
      text('Port(s)', servicePorts),
      AGE,
      text(
        'Selector',
        object => labelsOf(objectAt(object.spec, 'selector')),
        1,
      ),
    ],
  ],
  [
    '/events',
    [
      text('Last Seen', lastSeen),
      text('Type', event => stringAt(event, 'type')),
      text('Reason', event => stringAt(event, 'reason')),
      text('Object', eventObject),
      text(
        'Message',
        event => stringAt(event, 'message') ?? stringAt(event, 'note'),
      ),
    ],
  ],
  [
    '/configmaps',
    [
      NAME,
      integer('Data', object => Object.keys(objectAt(object, 'data')).length),
      AGE,
    ],
  ],
  [
    '/secrets',
    [
      NAME,
      text('Type', object => stringAt(object, 'type') ?? 'Opaque'),
      integer('Data', object => Object.keys(objectAt(object, 'data')).length),
      AGE,
    ],
  ],
  [
    'apps/deployments',
    [
      NAME,
      text(
        'Ready',
        o => `${status('readyReplicas')(o)}/${spec('replicas')(o)}`,
      ),
      integer('Up-to-date', status('updatedReplicas')),
      integer('Available', status('availableReplicas')),
      AGE,
      ...WORKLOAD_WIDE,
    ],
  ],
  [
    'apps/replicasets',
    [
      NAME,
      integer('Desired', spec('replicas')),
      integer('Current', status('replicas')),
      integer('Ready', status('readyReplicas')),
      AGE,
      ...WORKLOAD_WIDE,
    ],
  ],
  [
    'apps/statefulsets',
    [
      NAME,
      text(
        'Ready',
        o => `${status('readyReplicas')(o)}/${spec('replicas')(o)}`,
      ),
      AGE,
    ],
  ],
  [
    'apps/daemonsets',
    [
      NAME,
      integer('Desired', status('desiredNumberScheduled')),
      integer('Current', status('currentNumberScheduled')),
      integer('Ready', status('numberReady')),
      integer('Up-to-date', status('updatedNumberScheduled')),
      integer('Available', status('numberAvailable')),
      AGE,
    ],
  ],
  [
    'discovery.k8s.io/endpointslices',
    [
      NAME,
      text('AddressType', slice => stringAt(slice, 'addressType')),
      text('Ports', slicePorts),
      text('Endpoints', sliceAddresses),
      AGE,
    ],
  ],
  [
    'apiextensions.k8s.io/customresourcedefinitions',
    [NAME, text('Created At', o => o.metadata.creationTimestamp)],
  ],
]);

export function builtInColumns({
  group,
  resource,
}: ResourceKey): TableColumn[] {
  return COLUMNS.get(`${group}/${resource}`) ?? [NAME, AGE];
}

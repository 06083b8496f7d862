// SPDX-License-Identifier: Apache-2.0
import { FoundObject } from '../findObjects';
import { ROUTE_KINDS } from '../routes/findRoute';
import { itemsAt, textAt, Traced, valueAt } from '../yaml/Traced';

export interface PoolName {
  namespace: string;
  name: string;
}

const POOL = 'InferencePool';
const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'LeaderWorkerSet'];
const PART_OF = 'app.kubernetes.io/part-of';
/** Others may hang on these; they are left for a person to look at. */
const SHARED = ['Gateway', 'Certificate', ...ROUTE_KINDS];

/**
 * Everything of a repository that is there for one pool only: the pool, its
 * servers and its picker, what those mount and run as, and what refers to the
 * pool. What another pool or workload uses too is not among it, and neither are
 * routes and Gateways.
 */
export function findPoolObjects(
  objects: readonly FoundObject[],
  pool: PoolName,
): FoundObject[] {
  const overlays = [...new Set(objects.map(({ overlay }) => overlay))];
  return overlays.flatMap(overlay =>
    findInOverlay(
      objects.filter(object => object.overlay === overlay),
      pool,
    ),
  );
}

export function isPool(object: FoundObject, { namespace, name }: PoolName) {
  return (
    object.kind === POOL &&
    object.name === name &&
    (object.namespace ?? namespace) === namespace
  );
}

/** Servers of a pool: workloads whose pods it selects. */
export function findServers(
  objects: readonly FoundObject[],
  pool: FoundObject,
): FoundObject[] {
  return workloadsOf(objects, selectorOf(pool), pool.namespace);
}

/**
 * Servers of a pool in every overlay, by the pool's selector; by the label of what
 * generates repositories where a chart makes the pool.
 */
export function serversOf(
  objects: readonly FoundObject[],
  pool: PoolName,
): FoundObject[] {
  const pools = objects.filter(object => isPool(object, pool));
  return pools.length === 0
    ? objects.filter(
        object => object.kind === 'Deployment' && isLabelled(object, pool),
      )
    : pools.flatMap(each =>
        findServers(
          objects.filter(({ overlay }) => overlay === each.overlay),
          each,
        ),
      );
}

function findInOverlay(
  all: readonly FoundObject[],
  pool: PoolName,
): FoundObject[] {
  const pools = all.filter(({ kind }) => kind === POOL);
  const own = pools.filter(object => isPool(object, pool));
  const others = pools.filter(object => !isPool(object, pool));
  const services = own.flatMap(object => pickersOf(all, object));
  const owned = new Set<FoundObject>([
    ...own,
    ...all.filter(object => isLabelled(object, pool)),
    ...charts(all, pool),
    ...own.flatMap(object => findServers(all, object)),
    ...services,
    ...services.flatMap(service =>
      workloadsOf(
        all,
        labelsAt(service.value, 'spec', 'selector'),
        service.namespace,
      ),
    ),
  ]);
  for (const other of others) {
    for (const used of [...findServers(all, other), ...pickersOf(all, other)]) {
      owned.delete(used);
    }
  }
  let size = 0;
  while (owned.size > size) {
    size = owned.size;
    for (const object of all) {
      if (!owned.has(object) && hangsOn(object, owned, all, pool))
        owned.add(object);
    }
  }
  return [...owned];
}

/** Labelled as part of it, by what generates repositories; policies go with what they are for. */
function isLabelled({ kind, value, namespace }: FoundObject, pool: PoolName) {
  return (
    !SHARED.includes(kind) &&
    targetsOf(value).length === 0 &&
    (namespace ?? pool.namespace) === pool.namespace &&
    labelsAt(value, 'metadata', 'labels')[PART_OF] === pool.name
  );
}

/** Releases of charts that make the pool and its picker, and where they come from. */
function charts(
  all: readonly FoundObject[],
  { name }: PoolName,
): FoundObject[] {
  const releases = all.filter(
    ({ kind, value }) =>
      (kind === 'HelmRelease' &&
        textAt(value, 'spec', 'releaseName') === name) ||
      (kind === 'Application' &&
        textAt(value, 'spec', 'source', 'helm', 'releaseName') === name),
  );
  const sources = releases.map(({ value }) =>
    textAt(value, 'spec', 'chart', 'spec', 'sourceRef', 'name'),
  );
  return [
    ...releases,
    ...all.filter(
      object =>
        object.kind === 'HelmRepository' && sources.includes(object.name),
    ),
  ];
}

function pickersOf(
  all: readonly FoundObject[],
  { value, namespace }: FoundObject,
) {
  const name =
    textAt(value, 'spec', 'endpointPickerRef', 'name') ??
    textAt(value, 'spec', 'extensionRef', 'name');
  return all.filter(
    object =>
      object.kind === 'Service' &&
      object.name === name &&
      object.namespace === namespace,
  );
}

/** True for what is for owned objects, and for nobody else. */
function hangsOn(
  object: FoundObject,
  owned: ReadonlySet<FoundObject>,
  all: readonly FoundObject[],
  pool: PoolName,
): boolean {
  const { kind, name, namespace, value } = object;
  if (SHARED.includes(kind)) return false;
  const isOwned = (ofKind: string | undefined, ofName: string | undefined) =>
    // A chart makes the pool without a file of its own.
    (ofKind === POOL && ofName === pool.name) ||
    [...owned].some(each => each.kind === ofKind && each.name === ofName);
  const onlyOwned = (users: readonly FoundObject[]) =>
    users.length > 0 && users.every(user => owned.has(user));
  const workloads = all.filter(
    each => WORKLOADS.includes(each.kind) && each.namespace === namespace,
  );
  switch (kind) {
    case 'ServiceAccount':
    case 'ConfigMap':
    case 'PersistentVolumeClaim':
      return onlyOwned(workloads.filter(each => uses(each, kind, name)));
    case 'RoleBinding':
    case 'ClusterRoleBinding': {
      const subjects = itemsAt(value, 'subjects');
      return (
        subjects.length > 0 &&
        subjects.every(each =>
          isOwned(textAt(each, 'kind'), textAt(each, 'name')),
        )
      );
    }
    case 'Role':
    case 'ClusterRole':
      return onlyOwned(
        all.filter(
          each =>
            each.kind.endsWith('RoleBinding') &&
            textAt(each.value, 'roleRef', 'name') === name &&
            textAt(each.value, 'roleRef', 'kind') === kind,
        ),
      );
    default:
      return refersTo(value, pool, isOwned);
  }
}

function refersTo(
  value: Traced,
  pool: PoolName,
  isOwned: (kind: string | undefined, name: string | undefined) => boolean,
): boolean {
  const targets = targetsOf(value);
  const host = textAt(value, 'spec', 'host')?.split('.')[0];
  return (
    textAt(value, 'spec', 'poolRef', 'name') === pool.name ||
    (host !== undefined && isOwned('Service', host)) ||
    (targets.length > 0 &&
      targets.every(each =>
        isOwned(textAt(each, 'kind'), textAt(each, 'name')),
      ))
  );
}

/** What a policy or an autoscaler is for. */
export function targetsOf(value: Traced): Traced[] {
  return [
    ...itemsAt(value, 'spec', 'targetRefs'),
    ...[valueAt(value, 'spec', 'targetRef') ?? []].flat(),
    ...[valueAt(value, 'spec', 'scaleTargetRef') ?? []].flat(),
  ];
}

/** Whether the pods of a workload run as it, or mount it. */
function uses({ value }: FoundObject, kind: string, name: string): boolean {
  const pod = podOf(value);
  if (kind === 'ServiceAccount') {
    return textAt(pod, 'serviceAccountName') === name;
  }
  return itemsAt(pod, 'volumes').some(
    volume =>
      (kind === 'ConfigMap' && textAt(volume, 'configMap', 'name') === name) ||
      (kind === 'PersistentVolumeClaim' &&
        textAt(volume, 'persistentVolumeClaim', 'claimName') === name),
  );
}

/** The pod that a workload makes. */
export function podOf(value: Traced): Traced | undefined {
  return (
    valueAt(value, 'spec', 'template', 'spec') ??
    valueAt(value, 'spec', 'leaderWorkerTemplate', 'workerTemplate', 'spec')
  );
}

function workloadsOf(
  all: readonly FoundObject[],
  selector: Readonly<Record<string, string>>,
  namespace: string | undefined,
): FoundObject[] {
  const wanted = Object.entries(selector);
  return wanted.length === 0
    ? []
    : all.filter(object => {
        const labels = labelsAt(
          object.value,
          'spec',
          'template',
          'metadata',
          'labels',
        );
        return (
          WORKLOADS.includes(object.kind) &&
          object.namespace === namespace &&
          wanted.every(([key, value]) => labels[key] === value)
        );
      });
}

/** Of the API before v1 too, whose selector is a plain map. */
function selectorOf({ value }: FoundObject): Record<string, string> {
  return valueAt(value, 'spec', 'selector', 'matchLabels')
    ? labelsAt(value, 'spec', 'selector', 'matchLabels')
    : labelsAt(value, 'spec', 'selector');
}

function labelsAt(value: Traced, ...path: string[]): Record<string, string> {
  const found = valueAt(value, ...path);
  return found?.type === 'map'
    ? Object.fromEntries(
        [...found.entries].flatMap(([key, label]) => {
          const text = textAt(label);
          return text === undefined ? [] : [[key, text]];
        }),
      )
    : {};
}

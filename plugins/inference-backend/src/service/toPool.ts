// SPDX-License-Identifier: Apache-2.0
import {
  Endpoint,
  Finding,
  PoolDetail,
  PoolParent,
  PoolSummary,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { statusOf } from '../core/findings/conditionOf';
import { GitOpsIndex } from '../core/gitops/GitOpsIndex';
import { Judged } from '../core/health/judgePoolHealth';
import { judgePickerHealth } from '../core/health/judgePickerHealth';
import { ClusterSnapshot } from '../core/objects/ClusterSnapshot';
import { LoadReader } from '../core/ports';
import { PICKER_ENGINE } from '../core/signals/engineTable';
import { EndpointNode, PoolNode } from '../core/topology/ClusterTopology';
import { engineOf } from '../core/topology/engineOf';
import { objectKey } from '../core/topology/objectKey';
import { modelsOfEndpoint, servedModels } from '../core/topology/servedModels';
import { countFindings } from './toFinding';
import { toGitOps } from './toGitOps';
import { toObjectRef } from './toObjectRef';
import { toModelLoads } from './toModelLoads';
import { toRewrite } from './toRewrite';
import { toBoolean, toRouteRules } from './toRouteRules';

/** All that is shown of a pool comes from these. */
export interface PoolParts {
  snapshot: ClusterSnapshot;
  node: PoolNode;
  judged: Judged;
  findings: Finding[];
  entities: string[];
  owners: string[];
  podsKnown: boolean;
  load: LoadReader;
  gitOps: GitOpsIndex;
}

const ROLE_LABELS = ['llm-d.ai/role', 'inference.networking.k8s.io/role'];

export function toPoolSummary(parts: PoolParts): PoolSummary {
  const { snapshot, node, judged, findings, entities, owners, load } = parts;
  const { cluster, state, simulated, lastSyncedAt } = snapshot;
  const { apiVersion, namespace, name } = node.pool.meta;
  const measured = load.pool(cluster, namespace, name);
  const gateways = node.ways.map(({ parent }) => objectKey(parent.ref));
  return {
    cluster,
    namespace,
    name,
    apiVersion,
    health: judged.health,
    reason: judged.reason,
    models: servedModels(node, (...pod) => load.servedModels(cluster, ...pod)),
    endpoints: countReady(node.endpoints),
    picker: {
      health: judgePickerHealth(node, parts.podsKnown),
      ...(node.pool.picker && { name: node.pool.picker.name }),
      replicas: countReady(node.picker?.endpoints ?? []),
    },
    gateways: [...new Set(gateways)].sort(),
    providers: providersOf(node),
    ...(measured && { load: measured }),
    findings: countFindings(findings),
    entities,
    owners,
    ...(!isLive(state) && lastSyncedAt && { staleSince: lastSyncedAt }),
    ...(simulated && { simulated }),
  };
}

export function toPoolDetail(
  summary: PoolSummary,
  { snapshot, node, findings, load, gitOps }: PoolParts,
): PoolDetail {
  const { cluster } = snapshot;
  const { pool } = node;
  const gitops = toGitOps(node, gitOps);
  const modelLoads = toModelLoads(node, cluster, load);
  return {
    ...summary,
    object: toObjectRef(cluster, pool.meta),
    pickerObjects: [
      ...(node.picker?.service ? [node.picker.service] : []),
      ...(node.picker?.workloads ?? []),
    ].map(({ meta }) => toObjectRef(cluster, meta)),
    workloads: node.workloads.map(({ meta }) => toObjectRef(cluster, meta)),
    selector: pool.selector,
    targetPorts: pool.targetPorts,
    ...(pool.picker?.failureMode && { failureMode: pool.picker.failureMode }),
    parents: toParents(node),
    pickers: (node.picker?.endpoints ?? []).map(endpoint =>
      toPicker(endpoint, cluster, load),
    ),
    endpointList: node.endpoints.map(endpoint =>
      toEndpoint(endpoint, cluster, load),
    ),
    routes: toRouteRules(node.ways, snapshot, load),
    objectives: node.objectives.map(({ meta, priority }) => ({
      name: meta.name,
      priority,
      apiVersion: meta.apiVersion,
    })),
    rewrites: node.rewrites.map(toRewrite),
    ...(modelLoads.length > 0 && { modelLoads }),
    ...(gitops && { gitops }),
    findingList: findings,
  };
}

function providersOf({ ways }: PoolNode): string[] {
  const titles = ways.flatMap(
    ({ parent }) => parent.gateway?.provider.title ?? [],
  );
  return [...new Set(titles)].sort();
}

/** Objects of a cluster that is not live are the last that were known. */
export function isLive(state: ClusterSnapshot['state']): boolean {
  return state === 'connected' || state === 'degraded';
}

/** Pods on their way out count neither way: the picker has dropped them. */
function countReady(endpoints: EndpointNode[]) {
  const counted = endpoints.filter(
    ({ state }) => state.condition !== 'terminating',
  );
  return {
    ready: counted.filter(({ state }) => state.ready).length,
    total: counted.length,
  };
}

function toParents({ pool }: PoolNode): PoolParent[] {
  return (
    pool.parents
      // `kind: Status` is how controllers say that no gateway references the pool.
      .filter(({ parentRef }) => parentRef.kind !== 'Status')
      .map(({ parentRef, controllerName, conditions }) => ({
        gateway: objectKey(parentRef),
        ...(controllerName && { controller: controllerName }),
        accepted: toBoolean(statusOf(conditions, 'Accepted')),
        resolvedRefs: toBoolean(statusOf(conditions, 'ResolvedRefs')),
        reasons: conditions
          .filter(({ status }) => status !== 'True')
          .map(({ type, reason, message }) =>
            [`${type}: ${reason ?? say`no reason given`}`, message]
              .filter(part => part)
              .join(', '),
          ),
      }))
  );
}

function toEndpoint(
  endpoint: EndpointNode,
  cluster: string,
  load: LoadReader,
): Endpoint {
  const { meta } = endpoint.pod;
  const served = load.servedModels(cluster, meta.namespace, meta.name);
  const { models, adapters } = modelsOfEndpoint(endpoint, served);
  const role = ROLE_LABELS.map(label => meta.labels[label]).find(
    value => value !== undefined,
  );
  return {
    ...toPod(endpoint, cluster, load),
    engine: engineOf(endpoint.pod),
    modelNames: [...models],
    adapters: [...adapters],
    // A page that names no adapter does not say that none runs.
    ...(served &&
      served.adapters.length > 0 && { activeAdapters: served.activeAdapters }),
    ...(role && { role }),
  };
}

function toPicker(
  endpoint: EndpointNode,
  cluster: string,
  load: LoadReader,
): Endpoint {
  return {
    ...toPod(endpoint, cluster, load),
    engine: PICKER_ENGINE,
    modelNames: [],
    adapters: [],
  };
}

function toPod(
  { pod, state }: EndpointNode,
  cluster: string,
  load: LoadReader,
): Omit<Endpoint, 'engine' | 'modelNames' | 'adapters'> {
  const measured = load.endpoint(cluster, pod.meta.namespace, pod.meta.name);
  return {
    pod: pod.meta.name,
    ...(pod.ip && { address: pod.ip }),
    ...(pod.node && { node: pod.node }),
    ready: state.ready,
    ...(measured && { fresh: !measured.stale, load: measured }),
    ...(state.reason && { reason: state.reason }),
    restarts: state.restarts,
    ...(pod.startedAt && { startedAt: pod.startedAt }),
  };
}

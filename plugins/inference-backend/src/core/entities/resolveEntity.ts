// SPDX-License-Identifier: Apache-2.0
import {
  ClusterState,
  EntityLookup,
  KUBERNETES_ANNOTATIONS,
  MODELS_ANNOTATION,
  POOLS_ANNOTATION,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { nearestName } from '../findings/nearestName';
import { PoolNode } from '../topology/ClusterTopology';
import { PoolQuery } from './parseAnnotations';
import { PoolDirectory } from './PoolDirectory';

/** What a search in one cluster needs. */
export interface SearchedCluster {
  name: string;
  state: ClusterState;
  reason?: string;
  /**
   * Why the cluster's pools can't be known, in words: their kind is not
   * installed or may not be read. Undefined where they are known.
   */
  poolsUnknown?: string;
  directory: PoolDirectory;
}

export interface ResolvedEntity {
  pools: Array<{ cluster: string; pool: PoolNode }>;
  lookups: EntityLookup[];
}

/** Names shown where one was not found. */
const SHOWN_NAMES = 8;

/**
 * Pools of an entity, and for each of its annotations what was found or why not.
 *
 * @param clusters - those that are asked; others do no harm
 * @param names - of all clusters there are
 */
export function resolveEntity(
  queries: readonly PoolQuery[],
  clusters: readonly SearchedCluster[],
  names: readonly string[] = clusters.map(({ name }) => name),
): ResolvedEntity {
  const found = new Map<PoolNode, string>();
  const lookups = queries.map((query): EntityLookup => {
    const { annotation, value } = query;
    const asked = clusters.filter(({ name }) => isAsked(query, name));
    const pools = asked.flatMap(({ name, directory }) =>
      directory.find(query).map(pool => ({ cluster: name, pool })),
    );
    for (const { cluster, pool } of pools) {
      found.set(pool, cluster);
    }
    const problem = explain(query, asked, names, pools.length);
    return {
      annotation,
      value,
      found: pools.length,
      ...(problem && { problem }),
    };
  });
  return {
    pools: [...found].map(([pool, cluster]) => ({ cluster, pool })),
    lookups: lookups.length > 0 ? lookups : [noAnnotation()],
  };
}

/** Whether the query is for this cluster. */
export function isAsked(query: PoolQuery, cluster: string): boolean {
  const only =
    query.by === 'name' || query.by === 'labels' ? query.cluster : undefined;
  return only === undefined || only === cluster;
}

function explain(
  query: PoolQuery,
  asked: readonly SearchedCluster[],
  names: readonly string[],
  found: number,
): string | undefined {
  if (query.by === 'nothing') {
    return query.problem;
  }
  if (asked.length === 0) {
    return explainCluster(query, names);
  }
  const doubts = asked.map(describeDoubt).filter(doubt => doubt !== undefined);
  if (found > 0) {
    return doubts.length > 0 &&
      query.by === 'name' &&
      query.cluster === undefined
      ? undefined
      : doubts.join(' ') || undefined;
  }
  const sure = asked.filter(cluster => describeDoubt(cluster) === undefined);
  return [
    ...(sure.length > 0 ? [explainAbsence(query, sure)] : []),
    ...doubts,
  ].join(' ');
}

function explainCluster(query: PoolQuery, names: readonly string[]): string {
  const wanted =
    query.by === 'name' || query.by === 'labels' ? query.cluster ?? '' : '';
  const nearest = nearestName(wanted, names);
  return names.length === 0
    ? say`No cluster is configured: add one to \`kubernetes.clusterLocatorMethods\` in app-config.`
    : [
        say`Cluster ${wanted} is not configured; known are ${names.join(
          ', ',
        )}.`,
        ...(nearest ? [say`Was ${nearest} meant?`] : []),
      ].join(' ');
}

/** Why a cluster's answer can't be relied on. */
function describeDoubt(cluster: SearchedCluster): string | undefined {
  const { name, state, reason, poolsUnknown } = cluster;
  const why = reason ? ` (${reason})` : '';
  switch (state) {
    case 'unreachable':
      return say`${name} can't be reached${why}: what it holds can't be known now.`;
    case 'unauthorized':
      return say`${name} refuses the portal's credentials${why}: what it holds can't be known.`;
    case 'connecting':
      return say`${name} is being connected to: what it holds is not known yet.`;
    default:
      return poolsUnknown;
  }
}

function explainAbsence(
  query: PoolQuery,
  clusters: readonly SearchedCluster[],
): string {
  const where = clusters.map(({ name }) => name).join(', ');
  switch (query.by) {
    case 'name': {
      const { namespace, name } = query;
      const there = clusters.flatMap(({ directory }) =>
        directory.namesIn(namespace),
      );
      return `${say`No InferencePool ${namespace}/${name} in ${where}.`} ${
        there.length > 0
          ? suggest(
              name,
              there,
              known => say`Namespace ${namespace} holds ${known}.`,
            )
          : say`Namespace ${namespace} holds no pool there.`
      }`;
    }
    case 'model': {
      const there = clusters.flatMap(({ directory }) => directory.models);
      return `${say`No pool in ${where} serves ${query.model}, and no route there selects it.`} ${
        there.length > 0
          ? suggest(
              query.model,
              there,
              known => say`Known models are ${known}.`,
            )
          : say`No model is known there.`
      }`;
    }
    case 'labels':
      return query.namespace
        ? say`No pool in ${where}, nor a pod behind one, carries ${describeLabels(
            query,
          )} in namespace ${query.namespace}.`
        : say`No pool in ${where}, nor a pod behind one, carries ${describeLabels(
            query,
          )}.`;
    default:
      return '';
  }
}

function describeLabels({ value, annotation }: PoolQuery): string {
  return annotation === KUBERNETES_ANNOTATIONS.id
    ? say`label ${annotation}: ${value}`
    : say`labels ${value}`;
}

function suggest(
  wanted: string,
  names: readonly string[],
  tell: (known: string) => string,
): string {
  const known = [...new Set(names)].sort();
  const nearest = nearestName(wanted, known);
  const rest = known.length - SHOWN_NAMES;
  const list = known.slice(0, SHOWN_NAMES).join(', ');
  return [
    tell(rest > 0 ? say`${list} and ${rest} more` : list),
    ...(nearest ? [say`Was ${nearest} meant?`] : []),
  ].join(' ');
}

function noAnnotation(): EntityLookup {
  return {
    annotation: POOLS_ANNOTATION,
    value: '',
    found: 0,
    problem: say`The entity has none of the annotations that lead to pools. Add ${MODELS_ANNOTATION} with the served model names, or ${POOLS_ANNOTATION} with [cluster/]namespace/name of its pools, or ${KUBERNETES_ANNOTATIONS.id} with the label that its pools or pods carry.`,
  };
}

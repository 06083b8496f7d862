// SPDX-License-Identifier: Apache-2.0
import {
  ClusterTopology,
  PoolNode,
  RouteNode,
} from '../topology/ClusterTopology';
import { Touched } from '../topology/LiveTopology';
import { JudgedFinding } from './FindingRule';

/** The part of a topology that a change touched, and how to know what was found of it. */
export interface TouchedSlice {
  topology: ClusterTopology;
  touched: Touched;
  /** Whether a finding is of that part, as it is or was. */
  holds(finding: JudgedFinding): boolean;
}

export function sliceTouched(
  topology: ClusterTopology,
  touched: Touched,
): TouchedSlice {
  const routes = topology.routes.filter(route => touched.routes.has(route));
  const subjects = new Set(
    [...touched.pools, ...touched.routes].map(node => subjectKey(metaOf(node))),
  );
  return {
    topology: {
      ...topology,
      pools: topology.pools.filter(pool => touched.pools.has(pool)),
      routes,
      ways: routes.flatMap(({ ways }) => ways),
    },
    touched,
    holds: ({ pools, ways, subject }) =>
      pools.some(pool => touched.pools.has(pool)) ||
      ways.some(({ rule }) => touched.routes.has(rule.route)) ||
      subjects.has(subjectKey(subject)),
  };
}

function metaOf(node: PoolNode | RouteNode) {
  return 'pool' in node ? node.pool.meta : node.route.meta;
}

function subjectKey(subject: {
  kind: string;
  namespace?: string;
  name: string;
}): string {
  return `${subject.kind} ${subject.namespace ?? ''}/${subject.name}`;
}

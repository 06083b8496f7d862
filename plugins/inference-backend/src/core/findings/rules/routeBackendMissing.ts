// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import {
  BackendNode,
  ClusterTopology,
  PoolNode,
  RuleNode,
} from '../../topology/ClusterTopology';
import { isPoolRef } from '../../topology/joinRoutes';
import { objectKey } from '../../topology/objectKey';
import { FindingRule, Judgement } from '../FindingRule';
import { formatShare } from '../formatShare';
import { nearestName } from '../nearestName';
import { jsonPatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** A backendRef to a pool that does not exist keeps its share and fails it. */
export const routeBackendMissing: FindingRule = {
  code: 'route-backend-missing',
  needs: ['HTTPRoute', 'InferencePool'],
  explainedBy: [],
  looksAt: ['httpRoutes', 'inferencePools'],
  judge: topology =>
    topology.routes.flatMap(({ rules }) =>
      rules.flatMap(rule =>
        rule.backends
          .filter(
            ({ ref, pool }) =>
              isPoolRef(ref) &&
              !pool &&
              // A pool of that name in another group is route-backend-wrong-group.
              !topology.poolsByKey.has(objectKey(ref)),
          )
          .map(backend => judgeBackend(topology, rule, backend)),
      ),
    ),
};

function judgeBackend(
  topology: ClusterTopology,
  rule: RuleNode,
  backend: BackendNode,
): Judgement {
  const { route } = rule.route;
  const { ref, share } = backend;
  const field = `spec.rules[${rule.index}].backendRefs[${backend.index}].name`;
  const there = topology.pools.filter(
    ({ pool }) => pool.meta.namespace === ref.namespace,
  );
  const siblings = rule.backends.flatMap(({ pool }) => pool ?? []);
  // A pool that the rule has already is not the one that was meant.
  const nearest = nearestName(
    ref.name,
    there
      .filter(pool => !siblings.includes(pool))
      .map(({ pool }) => pool.meta.name),
  );
  return {
    severity: 'error',
    title: say`The route sends requests to a pool that does not exist`,
    detail:
      share > 0
        ? say`Rule ${rule.index} of ${nameOf(
            route,
          )} names InferencePool ${objectKey(
            ref,
          )}, and there is none. Its share, ${formatShare(
            share,
          )} of the rule's requests, gets status 500.`
        : say`Rule ${rule.index} of ${nameOf(
            route,
          )} names InferencePool ${objectKey(
            ref,
          )}, and there is none. Its weight is 0, so no request is lost yet.`,
    subject: subjectOf(route, field),
    evidence: [
      { label: 'backendRef', value: `${ref.kind} ${objectKey(ref)}` },
      { label: say`Weight`, value: `${ref.weight} (${formatShare(share)})` },
      {
        label: say`Pools in ${ref.namespace}`,
        value: there.map(({ pool }) => pool.meta.name).join(', ') || say`none`,
      },
    ],
    remedy: remedyFor(rule, backend, nearest),
    ways: rule.route.ways.filter(way => way.rule === rule),
    pools: siblings.length > 0 ? [] : orphans(there),
    stops: stopsOf(share),
  };
}

function remedyFor(
  { route: { route }, index, backends }: RuleNode,
  backend: BackendNode,
  nearest: string | undefined,
): Judgement['remedy'] {
  const { name } = backend.ref;
  const path = `/spec/rules/${index}/backendRefs/${backend.index}`;
  if (nearest) {
    return {
      text: say`Name the pool that exists, ${nearest}, or create pool ${name} before it gets weight.`,
      patch: jsonPatch(route, {
        op: 'replace',
        path: `${path}/name`,
        value: nearest,
      }),
    };
  }
  return {
    text: say`Create pool ${name}, or remove the backendRef until it exists.`,
    patch:
      backends.length > 1
        ? jsonPatch(route, { op: 'remove', path })
        : undefined,
  };
}

/**
 * Pools that no route reaches: with no other pool in the rule, the one that was
 * meant is among them, and its team wants to know.
 */
function orphans(pools: PoolNode[]): PoolNode[] {
  return pools.filter(({ ways }) => ways.length === 0);
}

function stopsOf(share: number): Judgement['stops'] {
  if (share === 0) {
    return 'none';
  }
  return share < 1 ? 'some' : 'all';
}

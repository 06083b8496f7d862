// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { BackendRef, HttpRoute, Service } from '../../objects/ClusterObjects';
import { ClusterTopology, PoolNode } from '../../topology/ClusterTopology';
import { matchesLabels } from '../../topology/LabelIndex';
import { groupOf, objectKey, sortObjects } from '../../topology/objectKey';
import { poolsByNamespace } from '../../topology/poolsByNamespace';
import { servicesByKey } from '../../topology/servicesByKey';
import { FindingRule, Judgement } from '../FindingRule';
import { jsonPatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** A route to a Service of model servers is blind to their queues and caches. */
export const routeBypassesPool: FindingRule = {
  code: 'route-bypasses-pool',
  needs: ['HTTPRoute', 'InferencePool', 'Service', 'Pod'],
  explainedBy: [],
  looksAt: ['httpRoutes', 'inferencePools', 'services', 'pods'],
  judge: topology => {
    const { objects } = topology.snapshot;
    const routes = objects.httpRoutes.filter(({ rules }) =>
      rules.some(({ backendRefs }) => backendRefs.some(isService)),
    );
    if (routes.length === 0) {
      return [];
    }
    const services = servicesByKey(objects.services);
    const poolsOf = createPoolLookup(topology);
    return sortObjects(routes).flatMap(route =>
      route.rules.flatMap((rule, ruleIndex) =>
        rule.backendRefs.flatMap((ref, index): Judgement[] => {
          const service = isService(ref)
            ? services.get(objectKey(ref))
            : undefined;
          const [pool] = service ? poolsOf(service) : [];
          return service && pool
            ? [judgement({ route, ruleIndex, index, ref, service, pool })]
            : [];
        }),
      ),
    );
  },
};

function isService({ group, kind }: BackendRef): boolean {
  return group === '' && kind === 'Service';
}

/** Pools whose endpoints a Service takes, each Service looked at once. */
function createPoolLookup({ pools }: ClusterTopology) {
  const byNamespace = poolsByNamespace(pools);
  const known = new Map<Service, PoolNode[]>();
  return (service: Service): PoolNode[] => {
    const found =
      known.get(service) ??
      (byNamespace.get(service.meta.namespace) ?? []).filter(
        ({ endpoints }) =>
          Object.keys(service.selector).length > 0 &&
          endpoints.some(({ pod }) =>
            matchesLabels(service.selector, pod.meta.labels),
          ),
      );
    known.set(service, found);
    return found;
  };
}

function judgement(seen: {
  route: HttpRoute;
  ruleIndex: number;
  index: number;
  ref: BackendRef;
  service: Service;
  pool: PoolNode;
}): Judgement {
  const { route, ruleIndex, index, ref, service, pool } = seen;
  const path = `/spec/rules/${ruleIndex}/backendRefs/${index}`;
  return {
    severity: 'warning',
    title: say`A route goes past the pool straight to its model servers`,
    detail: say`Rule ${ruleIndex} of ${nameOf(
      route,
    )} sends requests to ${nameOf(
      service,
    )}, whose pods are endpoints of ${nameOf(
      pool.pool,
    )}. They are spread without regard to queues and caches, and the pool's endpoint picker does not know of them.`,
    subject: subjectOf(route, `spec.rules[${ruleIndex}].backendRefs[${index}]`),
    evidence: [
      { label: 'backendRef', value: `Service ${objectKey(ref)}` },
      { label: say`Pool of these pods`, value: nameOf(pool.pool) },
    ],
    remedy: {
      text: say`Name the pool instead of the Service.`,
      patch: jsonPatch(route, {
        op: 'replace',
        path,
        value: {
          group: groupOf(pool.pool.meta),
          kind: 'InferencePool',
          name: pool.pool.meta.name,
          ...(ref.namespace !== route.meta.namespace && {
            namespace: ref.namespace,
          }),
          weight: ref.weight,
        },
      }),
    },
    ways: [],
    pools: [pool],
    stops: 'none',
  };
}

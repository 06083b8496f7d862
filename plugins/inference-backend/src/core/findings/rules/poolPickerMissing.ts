// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { ClusterTopology, PoolNode } from '../../topology/ClusterTopology';
import { POOL_GROUP } from '../../topology/deriveTopology';
import { groupOf } from '../../topology/objectKey';
import { conditionEvidence, conditionOf, statusOf } from '../conditionOf';
import { FindingRule, Judgement, Patch } from '../FindingRule';
import { nearestName } from '../nearestName';
import { mergePatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** The port on which endpoint pickers listen unless told otherwise. */
const PICKER_PORT = 9002;

/** Without its endpoint picker a pool's requests have nowhere to go. */
export const poolPickerMissing: FindingRule = {
  code: 'pool-picker-missing',
  needs: ['InferencePool', 'Service'],
  explainedBy: [],
  looksAt: ['inferencePools', 'services', 'httpRoutes'],
  judge: topology =>
    topology.pools.flatMap(node =>
      node.pool.picker
        ? judgeReference(topology, node)
        : judgeAbsence(topology, node),
    ),
};

function judgeReference(
  topology: ClusterTopology,
  node: PoolNode,
): Judgement[] {
  const { pool } = node;
  if (!pool.picker || node.picker?.service || pool.picker.kind !== 'Service') {
    return [];
  }
  const { namespace } = pool.meta;
  const { name } = pool.picker;
  return [
    {
      ...common(node),
      title: say`The endpoint picker of the pool does not exist`,
      detail: say`${nameOf(
        pool,
      )} names Service ${name} as its endpoint picker, and there is none in ${namespace}. No request can be given an endpoint.`,
      subject: subjectOf(pool, 'spec.endpointPickerRef.name'),
      evidence: [
        { label: say`Endpoint picker`, value: `Service ${namespace}/${name}` },
        ...parentEvidence(node),
      ],
      remedy: {
        text: say`Deploy the endpoint picker (its chart makes Service and Deployment), or name the Service that exists.`,
        patch: otherService(topology, node, name),
      },
    },
  ];
}

/** Since GIE 1.6 a pool may do without, where its provider can. */
function judgeAbsence(topology: ClusterTopology, node: PoolNode): Judgement[] {
  const refused = node.pool.parents.some(
    ({ conditions }) =>
      statusOf(conditions, 'ResolvedRefs') === 'False' ||
      statusOf(conditions, 'Accepted') === 'False',
  );
  if (!refused) {
    return [];
  }
  return [
    {
      ...common(node),
      title: say`The pool names no endpoint picker, and its provider needs one`,
      detail: say`${nameOf(
        node.pool,
      )} has no endpointPickerRef. GIE 1.6 allows that, but the gateway's controller refuses the pool.`,
      subject: subjectOf(node.pool, 'spec.endpointPickerRef'),
      evidence: [
        { label: 'spec.endpointPickerRef', value: say`not set` },
        ...parentEvidence(node),
      ],
      remedy: {
        text: say`Deploy an endpoint picker and name its Service.`,
        patch: otherService(topology, node, `${node.pool.meta.name}-epp`),
      },
    },
  ];
}

function common(
  node: PoolNode,
): Pick<Judgement, 'severity' | 'ways' | 'pools' | 'stops' | 'since'> {
  const unresolved = node.pool.parents
    .map(({ conditions }) => conditionOf(conditions, 'ResolvedRefs'))
    .find(condition => condition?.status === 'False');
  return {
    severity: 'error',
    ways: [],
    pools: [node],
    stops: 'all',
    since: unresolved?.lastTransitionAt,
  };
}

function parentEvidence({ pool }: PoolNode): Judgement['evidence'] {
  return pool.parents.map(({ parentRef, conditions }) =>
    conditionEvidence(
      `InferencePool (${parentRef.kind} ${parentRef.name})`,
      'ResolvedRefs',
      conditionOf(conditions, 'ResolvedRefs'),
    ),
  );
}

/** A Service of the namespace that listens on the picker's port and has a similar name. */
function otherService(
  { snapshot }: ClusterTopology,
  { pool }: PoolNode,
  wanted: string,
): Patch | undefined {
  const port = pool.picker?.port ?? PICKER_PORT;
  const name = nearestName(
    wanted,
    snapshot.objects.services
      .filter(
        ({ meta, ports }) =>
          meta.namespace === pool.meta.namespace &&
          ports.some(candidate => candidate.port === port),
      )
      .map(({ meta }) => meta.name),
  );
  return name && groupOf(pool.meta) === POOL_GROUP
    ? mergePatch(pool, {
        spec: { endpointPickerRef: { name, port: { number: port } } },
      })
    : undefined;
}

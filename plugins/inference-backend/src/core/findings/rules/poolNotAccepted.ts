// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { endSentence } from '../../endSentence';
import {
  Condition,
  InferencePool,
  InferencePoolImport,
  ObjectMeta,
  ParentRef,
} from '../../objects/ClusterObjects';
import { PoolNode } from '../../topology/ClusterTopology';
import { objectKey, uniqueByKey } from '../../topology/objectKey';
import { conditionEvidence, conditionOf } from '../conditionOf';
import { FindingRule, Judgement } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';

/** A gateway's controller refuses the pool. */
export const poolNotAccepted: FindingRule = {
  code: 'pool-not-accepted',
  needs: ['InferencePool', 'HTTPRoute', 'Gateway'],
  explainedBy: [
    'provider-inference-removed',
    'gateway-class-missing',
    'gateway-class-not-accepted',
    'gateway-not-programmed',
    'listener-namespace-closed',
    'route-not-accepted',
    'route-cross-namespace-refused',
    'route-invalid-kind',
    'pool-picker-missing',
    'pool-picker-port-wrong',
  ],
  looksAt: ['inferencePools', 'inferencePoolImports', 'httpRoutes'],
  judge: ({ pools, snapshot: { objects } }) => [
    ...pools
      .filter(({ pool }) => pool.parents.some(isRefused))
      .flatMap(judgePool),
    ...pools.flatMap(judgeService),
    ...uniqueByKey(objects.inferencePoolImports).flatMap(judgeImport),
  ],
};

function isRefused({ conditions }: InferencePool['parents'][number]): boolean {
  return conditionOf(conditions, 'Accepted')?.status === 'False';
}

/** KServe's words for it, where the pool itself says nothing. */
const SERVICE_CONDITIONS = ['InferencePoolReady', 'GroupReady'];

function judgeService(node: PoolNode): Judgement[] {
  const { pool, service } = node;
  if (!service) {
    return [];
  }
  const failed = SERVICE_CONDITIONS.map(type =>
    conditionOf(service.conditions, type),
  ).find(condition => condition?.status === 'False');
  if (!failed || pool.parents.some(isRefused)) {
    return [];
  }
  return [
    {
      severity: 'error',
      title: say`KServe does not bring the pool to its gateway`,
      detail: failed.message
        ? say`${nameOf(service)}, which made ${nameOf(pool)}, has ${
            failed.type
          }=False: ${endSentence(failed.message)}`
        : say`${nameOf(service)}, which made ${nameOf(pool)}, has ${
            failed.type
          }=False.`,
      subject: subjectOf(service, 'status.conditions'),
      evidence: [conditionEvidence(nameOf(service), failed.type, failed)],
      remedy: {
        text: say`Change in the LLMInferenceService what the message names. Members of one routing group must serve the same model names.`,
      },
      ways: node.ways,
      pools: [node],
      stops: 'some',
      since: failed.lastTransitionAt,
    },
  ];
}

/** A pool of other clusters, which no pool here stands for. */
function judgeImport(imported: InferencePoolImport): Judgement[] {
  return imported.controllers.flatMap(({ parents }, controller) =>
    parents.flatMap(({ parentRef, conditions }, index) => {
      const accepted = conditionOf(conditions, 'Accepted');
      return accepted?.status === 'False'
        ? [
            {
              severity: 'error' as const,
              title: say`The gateway does not accept the imported pool`,
              detail: describeRefusal(imported, parentRef, accepted),
              subject: subjectOf(
                imported,
                `status.controllers[${controller}].parents[${index}]`,
              ),
              evidence: [
                conditionEvidence('InferencePoolImport', 'Accepted', accepted),
              ],
              remedy: {
                text: say`Change what the message names, here or where the pool is exported from.`,
              },
              ways: [],
              pools: [],
              stops: 'none' as const,
              since: accepted.lastTransitionAt,
            },
          ]
        : [];
    }),
  );
}

function judgePool(node: PoolNode): Judgement[] {
  const { pool, ways } = node;
  return pool.parents.flatMap(({ parentRef, conditions }, index) => {
    const accepted = conditionOf(conditions, 'Accepted');
    if (accepted?.status !== 'False') {
      return [];
    }
    const through = ways.filter(
      ({ parent }) => objectKey(parent.ref) === objectKey(parentRef),
    );
    if (through.length === 0) {
      return [];
    }
    return [
      {
        severity: 'error',
        title: say`The gateway does not accept the pool`,
        detail: describeRefusal(pool, parentRef, accepted),
        subject: subjectOf(pool, `status.parents[${index}]`),
        evidence: [conditionEvidence('InferencePool', 'Accepted', accepted)],
        remedy: {
          text: say`Change what the message names. NotSupportedByParent says that the gateway's controller has no support for pools.`,
        },
        ways: through,
        pools: [],
        stops: 'all',
        since: accepted.lastTransitionAt,
      },
    ];
  });
}

function describeRefusal(
  pool: { meta: ObjectMeta },
  parentRef: ParentRef,
  { message }: Condition,
): string {
  const refused = nameOf(pool);
  const parent = `${parentRef.kind} ${objectKey(parentRef)}`;
  return message
    ? say`${refused} is refused by ${parent}: ${endSentence(message)}`
    : say`${refused} is refused by ${parent}.`;
}

// SPDX-License-Identifier: Apache-2.0
import { RolloutJudgement } from '../../rollout/judgeRollout';
import { judgeStep } from '../../rollout/judgeStep';
import { RolledRule, rolledRules } from '../../rollout/rolledRules';
import { FindingRule, JudgeContext, Judgement } from '../FindingRule';
import { formatShare } from '../formatShare';
import { jsonPatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** The verdict on a canary is a failure: its requests are worse off than stable's. */
export const rolloutCanaryFailing: FindingRule = {
  code: 'rollout-canary-failing',
  needs: ['HTTPRoute', 'InferencePool'],
  explainedBy: [
    'route-split-unsupported',
    'route-pool-empty-share',
    'pool-models-differ',
    'picker-bypassed',
  ],
  readsLoad: true,
  judge: (topology, { load }) =>
    rolledRules(topology).flatMap(rolled =>
      rolled.rule.pools
        .slice(1)
        .flatMap(canary => judgeCanary(rolled, canary, load)),
    ),
};

function judgeCanary(
  rolled: RolledRule,
  canary: string,
  load: JudgeContext['load'],
): Judgement[] {
  const { node, rule } = rolled;
  const evidence = load.rollout(rule.key, canary);
  // Without weight it gets no more requests: it was aborted.
  if (!evidence || !(rule.shares[canary] > 0)) {
    return [];
  }
  const judged = judgeStep(evidence);
  if (judged.verdict !== 'fail') {
    return [];
  }
  const { route } = node.route;
  const [stable] = rule.pools;
  const failed = judged.comparisons.filter(({ verdict }) => verdict === 'fail');
  const minutes = Math.round(
    (evidence.all.toMs - evidence.all.fromMs) / 60_000,
  );
  return [
    {
      severity: 'error',
      title: 'The canary is worse than the stable version',
      detail: `Pool ${canary} gets ${formatShare(
        rule.shares[canary],
      )} of the requests of rule ${node.index} of ${nameOf(
        route,
      )} and, compared with pool ${stable} over the same ${minutes} minutes, fails. ${judged.reasons.join(
        '. ',
      )}.`,
      subject: subjectOf(route, `spec.rules[${node.index}].backendRefs`),
      evidence: evidenceOf(judged),
      remedy: {
        text: 'Abort the rollout: give the canary weight 0 and the stable pool all of it, in the file that holds the weights, and look at the canary with testers’ requests only.',
        patch: jsonPatch(route, ...weightsOf(rolled, canary)),
      },
      ways: node.route.ways.filter(
        way => way.rule === node && way.backend.pool?.key === canary,
      ),
      pools: [],
      stops: failed.some(({ signal }) => signal === 'errorRate')
        ? 'some'
        : 'none',
    },
  ];
}

function evidenceOf({ comparisons }: RolloutJudgement): Judgement['evidence'] {
  return comparisons
    .filter(({ effect }) => effect)
    .map(({ signal, verdict, reason, stable, canary }) => ({
      label: `${signal}: ${verdict}`,
      value: `${reason} (${canary.samples} and ${stable.samples} samples)`,
    }));
}

/** The canary's weight goes to the stable pool, so that the sum stays. */
function weightsOf({ node, rule }: RolledRule, canary: string) {
  const [stable] = rule.pools;
  const own = node.backends.filter(({ pool }) => pool?.key === canary);
  const freed = own.reduce((sum, { ref }) => sum + ref.weight, 0);
  const target = node.backends.find(({ pool }) => pool?.key === stable);
  const at = (index: number) =>
    `/spec/rules/${node.index}/backendRefs/${index}/weight`;
  // A weight that is left out is 1: `add` replaces what is there.
  return [
    ...own.map(({ index }) => ({
      op: 'add' as const,
      path: at(index),
      value: 0,
    })),
    ...(target
      ? [
          {
            op: 'add' as const,
            path: at(target.index),
            value: target.ref.weight + freed,
          },
        ]
      : []),
  ];
}

// SPDX-License-Identifier: Apache-2.0
import {
  RolloutVerdict,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { RolloutJudgement } from '../../rollout/judgeRollout';
import { judgeStep } from '../../rollout/judgeStep';
import { RolledRewrite, rolledRewrites } from '../../rollout/rolledRewrites';
import {
  nameOfRewritten,
  nameOfRolled,
  RolloutName,
} from '../../rollout/RolloutName';
import {
  ObservedRule,
  RolledRule,
  rolledRules,
} from '../../rollout/rolledRules';
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
  judge: (topology, { load }) => [
    ...rolledRules(topology).flatMap(rolled =>
      judgeCanaries(rolled.rule, load, canary => ofPools(rolled, canary)),
    ),
    ...rolledRewrites(topology).flatMap(rolled =>
      judgeCanaries(rolled.rule, load, canary => ofTargets(rolled, canary)),
    ),
  ],
};

const VERDICTS: Record<RolloutVerdict, string> = {
  pass: say`pass`,
  fail: say`fail`,
  insufficient: say`insufficient`,
};

/** Where a canary is one, and what aborts it. */
interface Rolled
  extends Pick<Judgement, 'subject' | 'remedy' | 'ways' | 'pools'> {
  name: RolloutName;
  tell(failure: Failure): string;
}

/** As it is told, in words. */
interface Failure {
  share: string;
  minutes: number;
  reasons: string;
}

function judgeCanaries(
  rule: ObservedRule,
  load: JudgeContext['load'],
  describe: (canary: string) => Rolled,
): Judgement[] {
  const canaries = rule.pools.slice(1);
  return canaries.flatMap(canary => {
    const evidence = load.rollout(rule.key, canary);
    // Without weight it gets no more requests: it was aborted.
    if (!evidence || !(rule.shares[canary] > 0)) {
      return [];
    }
    const { name, tell, ...rolled } = describe(canary);
    const judged = judgeStep(evidence, load.settings(name));
    if (judged.verdict !== 'fail') {
      return [];
    }
    const minutes = Math.round(
      (evidence.all.toMs - evidence.all.fromMs) / 60_000,
    );
    return [
      {
        severity: 'error' as const,
        title: say`The canary is worse than the stable version`,
        detail: tell({
          share: formatShare(rule.shares[canary]),
          minutes,
          reasons: judged.reasons.join('. '),
        }),
        evidence: evidenceOf(judged),
        stops: [...judged.comparisons, ...judged.guards].some(
          ({ verdict, signal }) => verdict === 'fail' && signal === 'errorRate',
        )
          ? ('some' as const)
          : ('none' as const),
        ...rolled,
      },
    ];
  });
}

function ofPools(rolled: RolledRule, canary: string): Rolled {
  const { node, rule } = rolled;
  const { route } = node.route;
  const [stable] = rule.pools;
  return {
    name: nameOfRolled(rolled, canary),
    tell: ({ share, minutes, reasons }) =>
      say`Pool ${canary} gets ${share} of the requests of rule ${
        node.index
      } of ${nameOf(
        route,
      )} and, compared with pool ${stable} over the same ${minutes} minutes, fails. ${reasons}.`,
    subject: subjectOf(route, `spec.rules[${node.index}].backendRefs`),
    remedy: {
      text: say`Abort the rollout: give the canary weight 0 and the stable pool all of it, in the file that holds the weights, and look at the canary with testers’ requests only.`,
      patch: jsonPatch(route, ...weightsOf(rolled, canary)),
    },
    ways: node.route.ways.filter(
      way => way.rule === node && way.backend.pool?.key === canary,
    ),
    pools: [],
  };
}

function ofTargets(rolled: RolledRewrite, canary: string): Rolled {
  const { node, rewrite, index, rule } = rolled;
  const [stable] = rule.pools;
  return {
    name: nameOfRewritten(rolled, { stable, canary }),
    tell: ({ share, minutes, reasons }) =>
      say`Target ${canary} gets ${share} of the requests of rule ${index} of ${nameOf(
        rewrite,
      )} and, compared with target ${stable} over the same ${minutes} minutes, fails. ${reasons}.`,
    subject: subjectOf(rewrite, `spec.rules[${index}].targets`),
    remedy: {
      text: say`Abort the rollout: take the canary out of the targets, in the file that holds the weights, and look at it by requests for its own name only.`,
      patch: jsonPatch(rewrite, {
        op: 'replace',
        path: `/spec/rules/${index}/targets`,
        value: targetsWithout(rolled, canary),
      }),
    },
    ways: [],
    pools: [node],
  };
}

/** What the canary had goes to the stable version, so that the sum stays. */
function targetsWithout({ rule, weights }: RolledRewrite, canary: string) {
  const [stable] = rule.pools;
  return Array.from(weights, ([modelRewrite, weight]) => ({
    modelRewrite,
    weight:
      modelRewrite === stable ? weight + (weights.get(canary) ?? 0) : weight,
  })).filter(({ modelRewrite }) => modelRewrite !== canary);
}

function evidenceOf({
  comparisons,
  guards,
}: RolloutJudgement): Judgement['evidence'] {
  return [
    ...guards
      .filter(({ verdict }) => verdict === 'fail')
      .map(({ signal, reason }) => ({
        label: say`${signal}, limit of the plan: fail`,
        value: reason,
      })),
    ...comparisons
      .filter(({ effect }) => effect)
      .map(({ signal, verdict, reason, stable, canary }) => ({
        label: `${signal}: ${VERDICTS[verdict]}`,
        value: say`${reason} (${canary.samples} and ${stable.samples} samples)`,
      })),
  ];
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

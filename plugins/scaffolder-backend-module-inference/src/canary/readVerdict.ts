// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { ForwardedError, ResponseError } from '@backstage/errors';
import {
  RolloutVerdict,
  RolloutWay,
} from '@inference-portal/backstage-plugin-inference-common';
import { z } from 'zod';
import { Caller, callPlugin } from '../check/Caller';
import { formatEvidence } from './formatEvidence';

const TIMEOUT_MS = 30_000;

const Pool = z.object({
  cluster: z.string(),
  namespace: z.string(),
  name: z.string(),
});
const Verdict = z.enum(['pass', 'fail', 'insufficient']);
const Sample = z.object({
  samples: z.number(),
  value: z.number().optional(),
  errors: z.number().optional(),
});

/** What is read of a rollout; see Rollout of inference-common. */
const Rollout = z.object({
  way: z.enum(['pools', 'rewrite']),
  route: Pool,
  rule: z.number(),
  stable: Pool,
  canary: Pool,
  configured: z.number(),
  weights: z.object({ stable: z.number(), canary: z.number() }),
  observed: z
    .object({
      share: z.number(),
      low: z.number(),
      high: z.number(),
      requests: z.number(),
    })
    .optional(),
  verdict: Verdict,
  reasons: z.array(z.string()),
  comparisons: z.array(
    z.object({
      signal: z.string(),
      stable: Sample,
      canary: Sample,
      verdict: Verdict,
      reason: z.string(),
    }),
  ),
  warmUp: z.object({ done: z.boolean(), reason: z.string() }),
  window: z.object({ from: z.string(), to: z.string() }).optional(),
  steps: z.array(z.object({ at: z.string() })),
  forecast: z.object({ reason: z.string() }),
  providerSupport: z.object({
    ok: z.boolean(),
    reason: z.string().optional(),
  }),
  drift: z.string().optional(),
});
export type JudgedRollout = z.output<typeof Rollout>;

export interface VerdictQuestion {
  entityRef: string;
  /** The only one that counts; all where left out. */
  cluster?: string;
  way: RolloutWay;
  namespace: string;
  route: string;
  stable: string;
  canary: string;
  /** The canary's share by Git, 0 to 1: what a cluster did not apply yet says nothing of it. */
  share?: number;
}

export interface AskedVerdict {
  verdict: RolloutVerdict;
  reasons: string[];
  /** Markdown, for a pull request. */
  evidence: string;
  rollouts: JudgedRollout[];
}

/** Nobody writes weights more finely. */
const SAME_SHARE = 0.000_01;
const WORST: RolloutVerdict[] = ['fail', 'insufficient', 'pass'];

/** The verdict of the portal, of several clusters the worst, asked as the user who runs the task. */
export async function readVerdict(
  caller: Caller,
  question: VerdictQuestion,
): Promise<AskedVerdict> {
  const { entityRef, cluster, way, namespace, route } = question;
  const { stable, canary } = question;
  const response = await callPlugin(
    caller,
    'inference',
    rolloutsPath(entityRef),
    { method: 'GET', timeoutMs: TIMEOUT_MS },
  );
  if (!response.ok) {
    const { cause } = await ResponseError.fromResponse(response);
    throw new ForwardedError('The verdict could not be asked for', cause);
  }
  const { items } = z
    .object({ items: z.array(Rollout) })
    .parse(await response.json());
  const rollouts = items.filter(
    each =>
      (cluster === undefined || each.route.cluster === cluster) &&
      each.way === way &&
      each.route.namespace === namespace &&
      each.route.name === route &&
      [each.stable.name, each.canary.name].sort().join() ===
        [stable, canary].sort().join(),
  );
  const judged = rollouts.map(each => judge(each, question));
  const worst = WORST.find(verdict =>
    judged.some(each => each.verdict === verdict),
  );
  return {
    verdict: worst ?? 'insufficient',
    reasons: worst
      ? judged
          .filter(({ verdict }) => verdict === worst)
          .flatMap(({ reasons }) => reasons)
      : [
          `no cluster${
            cluster === undefined ? '' : ` ${cluster}`
          } that the portal sees has ${namespace}/${route} with both ${
            way === 'pools' ? 'pools' : 'models'
          } yet`,
        ],
    evidence: formatEvidence(judged.map(({ rollout }) => rollout)),
    rollouts,
  };
}

export function rolloutsPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/v1/rollouts/${[kind, namespace, name]
    .map(encodeURIComponent)
    .join('/')}`;
}

function judge(
  rollout: JudgedRollout,
  { share, canary, way }: VerdictQuestion,
): { rollout: JudgedRollout; verdict: RolloutVerdict; reasons: string[] } {
  const { verdict, reasons, route, weights } = rollout;
  const where = (reason: string) => `${route.cluster}: ${reason}`;
  // The portal takes the older pool for the stable one, whatever the team says.
  const isTurned = rollout.canary.name !== canary;
  if (isTurned) {
    return {
      rollout,
      verdict: 'insufficient',
      reasons: [
        where(
          `${rollout.stable.name} is ${
            way === 'pools' ? 'the older pool' : 'written first'
          } and is compared as the stable one`,
        ),
      ],
    };
  }
  const sum = weights.stable + weights.canary;
  const applied = sum > 0 ? weights.canary / sum : 0;
  const isApplied =
    share === undefined || Math.abs(applied - share) <= SAME_SHARE;
  return isApplied || verdict === 'fail'
    ? { rollout, verdict, reasons: reasons.map(where) }
    : {
        rollout,
        verdict: 'insufficient',
        reasons: [
          where(
            `${canary} has ${percent(applied)} there and ${percent(
              share,
            )} in Git, which is not applied yet`,
          ),
        ],
      };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

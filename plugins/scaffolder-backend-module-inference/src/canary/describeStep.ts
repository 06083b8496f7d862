// SPDX-License-Identifier: Apache-2.0
import {
  ROLLOUT_PLAN_FILE,
  RolloutVerdict,
  RolloutWay,
} from '@inference-portal/backstage-plugin-inference-common';
import { CanaryStep, Weights } from './decideStep';
import { ASKED_BY, PLANNED_BY } from './findOpenChange';

/** One step of a rollout, with all that is to be remembered of it. */
export interface TakenStep {
  step: CanaryStep;
  way: RolloutWay;
  namespace: string;
  route: string;
  stable: string;
  canary: string;
  before?: Weights;
  after?: Weights;
  verdict?: RolloutVerdict;
  evidence?: string;
  reason?: string;
  /** Reference of whoever runs the task, or whom it is run for. */
  user: string;
  /** Nothing is taken away: the old version is what the servers are there for. */
  keepsStable?: boolean;
  /** The portal runs it by the model's plan. */
  isPlanned: boolean;
  entityRef: string;
  notes?: readonly string[];
}

export interface ToldStep {
  title: string;
  description: string;
  message: string;
}

/** What the pull request and the commit say. */
export function describeStep(taken: TakenStep): ToldStep {
  const { before, after, verdict, reason, user, entityRef, evidence } = taken;
  const title = titleOf(taken);
  const facts: Array<[string, string | undefined]> = [
    [
      'Rollout',
      `${taken.namespace}/${taken.route}, ${taken.stable} to ${taken.canary}`,
    ],
    ['Entity', entityRef],
    ['Weights-before', before && `${before.stable}/${before.canary}`],
    ['Weights-after', after && `${after.stable}/${after.canary}`],
    ['Verdict', verdict],
    ['Reason', reason],
    [ASKED_BY, user],
    [PLANNED_BY, taken.isPlanned ? ROLLOUT_PLAN_FILE : undefined],
  ];
  const told = facts.filter(([, value]) => value !== undefined);
  return {
    title,
    message: `${title}\n\n${told
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n')}`,
    description: [
      taken.way === 'rewrite'
        ? consequenceOfRewrite(taken)
        : consequenceOf(taken),
      ...(taken.notes ?? []),
      told
        .map(([name, value]) => `- ${name.replaceAll('-', ' ')}: ${value}`)
        .join('\n'),
      ...(evidence ? ['### What the verdict rests on', evidence] : []),
    ].join('\n\n'),
  };
}

function titleOf({
  step,
  stable,
  canary,
  after,
  keepsStable,
}: TakenStep): string {
  switch (step) {
    case 'start':
      return `Start ${canary} beside ${stable}, with ${shareOf(after)}`;
    case 'promote':
      return `Send all requests to ${canary}`;
    case 'abort':
      return `Send no requests to ${canary}`;
    case 'retire':
      return keepsStable
        ? `End the rollout of ${canary}, which has every request`
        : `Take ${stable} away, ${canary} has its place`;
    default:
      return `Send ${shareOf(after)} of the requests to ${canary}`;
  }
}

function consequenceOf({ step, stable, canary, after }: TakenStep): string {
  switch (step) {
    case 'start':
      return `A second pool, ${canary}, with servers and a picker of its own. It gets ${shareOf(
        after,
      )} of the requests once this is merged and applied; ${stable} stays as it is.${earlyRequests(
        'its servers are up',
        after,
      )}`;
    case 'promote':
      return `${canary} gets every request once this is merged and applied. ${stable} stays beside it, so that an abort is one commit: run the promotion again when this has held for a while, to take it away.`;
    case 'abort':
      return `${stable} gets every request again once this is merged and applied. Answers that ${canary} has begun are finished by it. ${canary} stays at weight 0; retire it when nobody needs to look at it any more.`;
    case 'retire':
      return `Nobody is served by ${stable} any more: its servers, its picker and the pool go, and so does the rule for testers of ${canary}.`;
    default:
      return `${canary} gets ${shareOf(
        after,
      )} of the requests once this is merged and applied, ${stable} the others.`;
  }
}

function consequenceOfRewrite({
  step,
  stable,
  canary,
  after,
  keepsStable,
}: TakenStep): string {
  switch (step) {
    case 'start':
      return `${canary} beside ${stable} in the same pool, whose endpoint picker gives it ${shareOf(
        after,
      )} of the requests once this is merged and applied. Where the servers have to load it, they start anew for it, one after the other.${earlyRequests(
        'every server has loaded it',
        after,
      )}`;
    case 'promote':
      return `${canary} gets every request once this is merged and applied. ${stable} stays loaded, so that an abort is one commit: run the promotion again when this has held for a while, to take it away.`;
    case 'abort':
      return `${stable} gets every request again once this is merged and applied. Answers that ${canary} has begun are finished by it. ${canary} stays loaded for whoever asks for it by its own name.`;
    case 'retire':
      return keepsStable
        ? `${canary} has had every request for its time. ${stable} is the servers’ own model and stays: the plan ends, and nothing else changes.`
        : `Nobody is given ${stable} any more: the servers load it no longer, and start anew for that, one after the other.`;
    default:
      return `${canary} gets ${shareOf(
        after,
      )} of the requests once this is merged and applied, ${stable} the others.`;
  }
}

/** A weight counts at once, a server takes minutes. */
function earlyRequests(then: string, after: Weights | undefined): string {
  return after && after.canary > 0
    ? ` These are requests of clients, and they come before ${then}: to be safe, start at 0 % and shift once it is ready.`
    : '';
}

function shareOf(weights: Weights | undefined): string {
  const sum = weights ? weights.stable + weights.canary : 0;
  return weights && sum > 0
    ? `${Number(((weights.canary / sum) * 100).toFixed(2))} %`
    : '0 %';
}

// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { CanaryServices } from '../canary/StepTask';
import { Answer, Portal, selfServiceOf, startPortal } from './startPortal';

export const ROLLOUTS = '/inference/v1/rollouts/component/default/qwen-chat';
export const ROLLOUT = {
  entityRef: 'component:default/qwen-chat',
  namespace: 'chat',
  route: 'qwen-chat',
  stable: 'qwen-chat',
  canary: 'qwen-chat-v2',
};

const TEAM = 'group:default/team-chat';

function entityOf(
  kind: string,
  name: string,
  type: string,
  targetRef: string,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace: 'default', name },
    relations: [{ type, targetRef }],
  };
}

const pool = (cluster: string, name: string) => ({
  cluster,
  namespace: 'chat',
  name,
});

/** A rollout as the inference backend answers it. */
export function rolloutOf(more: JsonObject = {}, cluster = 'prod-eu') {
  return {
    way: 'pools',
    route: pool(cluster, 'qwen-chat'),
    rule: 1,
    stable: pool(cluster, 'qwen-chat'),
    canary: pool(cluster, 'qwen-chat-v2'),
    others: [],
    configured: 0.1,
    weights: { stable: 90, canary: 10 },
    observed: {
      share: 0.11,
      low: 0.09,
      high: 0.13,
      requests: 1200,
      source: 'gateway',
    },
    verdict: 'pass',
    reasons: ['Nothing is worse than allowed'],
    comparisons: [
      {
        signal: 'errorRate',
        stable: { samples: 1080, value: 0.01, errors: 11 },
        canary: { samples: 120, value: 0.008, errors: 1 },
        margin: 0.02,
        alpha: 0.0125,
        verdict: 'pass',
        reason: 'at most 1.2 points more',
      },
      {
        signal: 'ttftMs',
        stable: { samples: 1080, value: 211.4, p95: 470 },
        canary: { samples: 120 },
        margin: 1.2,
        alpha: 0.0125,
        verdict: 'insufficient',
        reason: 'cache|cold',
      },
    ],
    guards: [],
    warmUp: { done: false, reason: 'its prefix cache is being filled' },
    window: { from: '2026-08-01T10:00:00Z', to: '2026-08-01T10:20:00Z' },
    forecast: { reason: 'decided in about 4 minutes' },
    steps: [],
    providerSupport: { ok: true },
    ...more,
  };
}

export function rolloutsAnswer(...items: object[]): Answer {
  return { body: { items, access: { canRollout: true } } };
}

/** Other plugins, who may do what, and what was written down. */
export async function startCanaryPortal(
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  const portal = await startPortal();
  const audited: JsonObject[] = [];
  const services: CanaryServices = {
    auth: portal.caller.auth,
    discovery: portal.caller.discovery,
    permissions: mockServices.permissions({ result }),
    catalog: catalogServiceMock({
      entities: [
        entityOf('Component', 'qwen-chat', 'ownedBy', TEAM),
        entityOf('User', 'chloe', 'memberOf', TEAM),
        entityOf('User', 'samir', 'memberOf', 'group:default/team-support'),
      ],
    }),
    auditor: mockServices.auditor.mock({
      createEvent: async ({ eventId, severityLevel, meta = {} }) => {
        const event: JsonObject = { eventId, severityLevel, ...meta };
        audited.push(event);
        return {
          success: async more => {
            Object.assign(event, { status: 'succeeded' }, more?.meta);
          },
          fail: async ({ error, meta: more }) => {
            Object.assign(
              event,
              { status: 'failed', error: error.message },
              more,
            );
          },
        };
      },
    }),
  };
  return { portal, audited, services };
}

/** The rollout that an action's example goes on with: begun, and seen in the cluster. */
export async function beginRollout(
  portal: Portal,
  input: JsonObject,
  start: (input: JsonObject) => Promise<unknown>,
): Promise<void> {
  const { way, route, stable, canary } = z
    .object({
      way: z.string().default('pools'),
      route: z.string(),
      stable: z.string(),
      canary: z.string(),
    })
    .parse(input);
  const adapter = way === 'rewrite' && { adapter: 'acme/adapter', canary };
  await start({ ...ROLLOUT, ...adapter, weight: 10 });
  portal.answers[ROLLOUTS] = rolloutsAnswer(
    rolloutOf({
      way,
      route: pool('prod-eu', route),
      stable: pool('prod-eu', stable),
      canary: pool('prod-eu', canary),
    }),
  );
}

/** What is there before anybody thought of a second version. */
export function resetPortal(portal: Portal): void {
  portal.asked.length = 0;
  portal.answers = {
    '/inference/v1/self-service': selfServiceOf(),
    [ROLLOUTS]: rolloutsAnswer(rolloutOf()),
  };
}

// SPDX-License-Identifier: Apache-2.0
import {
  Rollout,
  RolloutVerdict,
} from '@inference-portal/backstage-plugin-inference-common';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { Clock } from '../core/ports';
import { groupRollouts, ObservedRollouts } from '../plans/observeRollouts';

const Route = z.object({
  kind: z.literal('HTTPRoute'),
  metadata: z.object({ namespace: z.string(), name: z.string() }),
  spec: z.object({
    rules: z.array(
      z.object({
        backendRefs: z.array(
          z.object({ name: z.string(), weight: z.number().default(1) }),
        ),
      }),
    ),
  }),
});

/** A cluster that always has what Git says, and whose metrics say what a test does. */
export class GitCluster {
  verdict: RolloutVerdict = 'pass';
  private rollouts: Rollout[] = [];
  private steps: Rollout['steps'] = [];

  constructor(
    private readonly parts: {
      clock: Clock;
      /** The route's file on the default branch; undefined before there is one. */
      readRoute(): Promise<string | undefined>;
    },
  ) {}

  /** Applies what Git has now. */
  async sync(): Promise<void> {
    const text = (await this.parts.readRoute()) ?? '';
    this.rollouts = parseAllDocuments(text).flatMap(document => {
      const { data } = Route.safeParse(document.toJS());
      return data ? this.rolloutsOf(data) : [];
    });
  }

  list(): Rollout[] {
    return this.rollouts.map(rollout => ({
      ...rollout,
      verdict: this.verdict,
      reasons: [`it is ${this.verdict}`],
    }));
  }

  observe(entityRef: string): ObservedRollouts {
    return groupRollouts(
      this.list().map(rollout => ({ entityRef, rollout, isLive: true })),
    );
  }

  private rolloutsOf({ metadata, spec }: z.output<typeof Route>): Rollout[] {
    const toRef = (name: string) => ({
      cluster: 'prod-eu',
      namespace: metadata.namespace,
      name,
    });
    return spec.rules.flatMap(({ backendRefs }, rule) => {
      const [stable, canary] = backendRefs;
      return stable && canary
        ? [
            {
              way: 'pools' as const,
              route: toRef(metadata.name),
              rule,
              stable: toRef(stable.name),
              canary: toRef(canary.name),
              others: [],
              configured: canary.weight / (stable.weight + canary.weight),
              weights: { stable: stable.weight, canary: canary.weight },
              verdict: this.verdict,
              reasons: [],
              comparisons: [],
              guards: [],
              warmUp: { done: true, reason: 'The prefix caches are warm' },
              forecast: { reason: 'decided' },
              steps: this.noteStep(canary.weight / 100),
              providerSupport: { ok: true },
            },
          ]
        : [];
    });
  }

  private noteStep(weight: number): Rollout['steps'] {
    if (this.steps.at(-1)?.weight !== weight) {
      const at = new Date(this.parts.clock.now()).toISOString();
      this.steps = [...this.steps, { at, weight }];
    }
    return this.steps;
  }
}

// SPDX-License-Identifier: Apache-2.0
import {
  RolloutPlan,
  RolloutPlanLimits,
} from '@inference-portal/backstage-plugin-inference-common';
import { RolloutName } from '../core/rollout/RolloutName';
import {
  DEFAULT_SETTINGS,
  RolloutSettings,
} from '../core/rollout/RolloutSettings';
import { RolloutRequest, rolloutSettings } from './rolloutSettings';

/** What is read of a plan. */
export type LimitingPlan = Pick<
  RolloutPlan,
  | 'way'
  | 'namespace'
  | 'route'
  | 'rule'
  | 'stable'
  | 'canary'
  | 'limits'
  | 'ended'
>;

/**
 * By what each rollout is judged, wherever its verdict is shown or asked for: page,
 * finding, notice, list, plan and steps must not say different things of one.
 */
export class RolloutLimits {
  private plans: ReadonlyMap<string, LimitingPlan> = new Map();
  private byRoute = new Map<string, LimitingPlan[]>();
  private readonly listeners = new Set<() => void>();
  /** By limits: who judges by the same ones judges once. */
  private made = new Map<string, RolloutSettings>();
  private changes = 0;

  /** Grows with each change. */
  get version(): number {
    return this.changes;
  }

  /** Calls the listener when rollouts are to be judged by others. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** @param plans - by id, of all rollouts that have one */
  replace(plans: ReadonlyMap<string, LimitingPlan>): void {
    if (describe(plans) === describe(this.plans)) {
      return;
    }
    this.plans = plans;
    this.byRoute = new Map();
    for (const plan of plans.values()) {
      const key = routeKey(plan);
      this.byRoute.set(key, [...(this.byRoute.get(key) ?? []), plan]);
    }
    this.made = new Map();
    this.changes += 1;
    this.listeners.forEach(listener => listener());
  }

  /** What has just been read of one. */
  keep(id: string, plan: LimitingPlan | undefined): void {
    const plans = new Map(this.plans);
    if (plan) {
      plans.set(id, plan);
    } else {
      plans.delete(id);
    }
    this.replace(plans);
  }

  /**
   * What somebody asks for comes before the limits of a plan, and those before what
   * holds anywhere.
   */
  settingsOf(name: RolloutName, asked: RolloutRequest = {}): RolloutSettings {
    const plans = this.byRoute.get(routeKey(name)) ?? [];
    const limits = strictest(plans.filter(plan => isOf(plan, name)));
    const given = definedOf(asked);
    const key = JSON.stringify([limits, given]);
    const known = this.made.get(key);
    if (known) {
      return known;
    }
    const made = rolloutSettings({ ...limits, ...given }) ?? DEFAULT_SETTINGS;
    if (Object.keys(given).length === 0) {
      this.made.set(key, made);
    }
    return made;
  }
}

const LIMITS = [
  'maxErrorRate',
  'maxTtftMs',
  'maxItlMs',
  'maxE2eMs',
  'errorMargin',
  'slowdownMargin',
] as const;

type RouteOfPlan = Pick<LimitingPlan, 'way' | 'namespace' | 'route'>;

function routeKey({ way, namespace, route }: RouteOfPlan): string {
  return `${way} ${namespace}/${route}`;
}

function isOf(plan: LimitingPlan, name: RolloutName): boolean {
  return (
    plan.ended === undefined &&
    (plan.rule ?? name.rule) === name.rule &&
    plan.stable === name.stable &&
    plan.canary === name.canary
  );
}

/** Pools may be of several models: nobody's plan allows what another's does not. */
function strictest(plans: readonly LimitingPlan[]): RolloutPlanLimits {
  return Object.fromEntries(
    LIMITS.flatMap(name => {
      const given = plans.flatMap(({ limits }) => limits[name] ?? []);
      return given.length > 0 ? [[name, Math.min(...given)] as const] : [];
    }),
  );
}

function definedOf(asked: RolloutRequest): RolloutRequest {
  return Object.fromEntries(
    Object.entries(asked).filter(([, value]) => value !== undefined),
  );
}

/** All that verdicts depend on. */
function describe(plans: ReadonlyMap<string, LimitingPlan>): string {
  return JSON.stringify(
    Array.from(plans, ([id, plan]) => {
      const { way, namespace, route, rule, stable, canary } = plan;
      const { limits, ended } = plan;
      return [id, way, namespace, route, rule, stable, canary, limits, ended];
    }).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

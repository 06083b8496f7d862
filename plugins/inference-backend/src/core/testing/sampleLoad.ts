// SPDX-License-Identifier: Apache-2.0
import {
  Load,
  ObservedTraffic,
} from '@inference-portal/backstage-plugin-inference-common';
import { LoadView } from '../findings/LoadView';
import { PageState, PickerView } from '../ports';
import { RolloutEvidence } from '../rollout/RolloutEvidence';
import { DEFAULT_SETTINGS } from '../rollout/RolloutSettings';
import { Way } from '../topology/ClusterTopology';
import { NOW } from './sampleObjects';

/** What is measured of one pool of the sample, and of each of its endpoints. */
export interface MeasuredSample {
  load?: Partial<Load>;
  /** By pod, where one differs. */
  endpoints?: Record<string, Partial<Load>>;
  models?: string[];
  adapters?: string[];
  picker?: PickerView;
  pages?: PageState[];
  routed?: { requests: number; errors: number };
  /** Requests it got of those that its rules share out. */
  shared?: number;
  /** What it did as a canary, beside the stable version. */
  rollout?: RolloutEvidence;
}

/**
 * By pool, `namespace/name`; nothing is known of others.
 *
 * @param settings - by which rollouts are judged
 */
export function sampleLoad(
  pools: Record<string, MeasuredSample>,
  settings: LoadView['settings'] = () => DEFAULT_SETTINGS,
): LoadView {
  const toLoad = (load: Partial<Load> | undefined): Load | undefined =>
    load && {
      at: NOW,
      source: 'model servers (2 of 2)',
      stale: false,
      ...load,
    };
  const ofPod = (name: string) =>
    Object.entries(pools).find(
      ([key]) => name.replace(/-\d+$/, '') === key.split('/')[1],
    )?.[1];
  return {
    pool: ({ key }) => toLoad(pools[key]?.load),
    gauges: ({ pod }) => {
      const known = ofPod(pod.meta.name);
      return toLoad(known?.endpoints?.[pod.meta.name] ?? known?.load);
    },
    served: ({ pod }) => {
      const known = ofPod(pod.meta.name);
      return known?.models
        ? { models: known.models, adapters: known.adapters ?? [] }
        : undefined;
    },
    picker: ({ key }) => pools[key]?.picker,
    pages: ({ key }, role) =>
      (pools[key]?.pages ?? []).filter(page => page.role === role),
    routed: ({ backend }) => pools[backend.pool?.key ?? '']?.routed,
    rollout: (_rule, canary) => pools[canary]?.rollout,
    settings,
    split: way => splitOf(way, key => pools[key]?.shared),
  };
}

/** Undefined where it is not known of every pool of the rule. */
function splitOf(
  { rule }: Way,
  sharedOf: (pool: string) => number | undefined,
): Map<string, ObservedTraffic> | undefined {
  const counted = rule.backends.map(({ pool }) => ({
    pool: pool?.key ?? '',
    requests: sharedOf(pool?.key ?? ''),
  }));
  const total = counted.reduce((sum, { requests = 0 }) => sum + requests, 0);
  return counted.some(({ requests }) => requests === undefined) || total === 0
    ? undefined
    : new Map(
        counted.map(({ pool, requests = 0 }) => [
          pool,
          {
            share: requests / total,
            requests,
            source: 'gateway front-7c9:15020',
            windowMs: 75_000,
          },
        ]),
      );
}

/** The page of a server of support/helper, or of its picker. */
export function samplePage(
  pod: string,
  more: Partial<PageState> = {},
): PageState {
  return {
    role: 'server',
    namespace: 'support',
    pod,
    port: 8000,
    path: '/metrics',
    engine: 'vllm',
    ready: true,
    mode: 'proxy',
    missing: [],
    ...more,
  };
}

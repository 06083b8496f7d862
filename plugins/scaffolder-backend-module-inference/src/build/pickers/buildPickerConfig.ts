// SPDX-License-Identifier: Apache-2.0
import { Engine } from '../engines/Engine';
import { toYaml } from '../yaml/toYaml';
import { PickerPlan } from './PickerPlan';

/** Group of llm-d's configuration files. */
export const LLM_D_CONFIG = 'llm-d.ai/';
const LLM_D = `${LLM_D_CONFIG}v1alpha1`;
const GIE = 'inference.networking.x-k8s.io/v1alpha1';

export const KV_SCORER = 'kv-cache-utilization-scorer';
/** Read servers' pages. */
export const METRICS_PLUGINS = [
  'metrics-data-source',
  'core-metrics-extractor',
] as const;

interface Weighted {
  pluginRef: string;
  weight?: number;
}

/** The picker's configuration file: how it reads servers, and how it scores them. */
export function buildPickerConfig(plan: PickerPlan): string {
  const isGie = plan.input.kind === 'gie';
  const { plugins, profiles } = plan.hasRoles
    ? withRoles(plan)
    : withoutRoles(plan);
  return toYaml([
    {
      apiVersion: isGie ? GIE : LLM_D,
      kind: 'EndpointPickerConfig',
      plugins: [...plugins, ...metricsPlugins(plan.engine, isGie)],
      schedulingProfiles: profiles,
    },
  ]);
}

function withoutRoles(plan: PickerPlan) {
  const scorers = scorersOf(plan);
  return {
    plugins: scorers.map(({ pluginRef }) => ({ type: pluginRef })),
    profiles: [{ name: 'default', plugins: scorers }],
  };
}

/** Prefill on one server, decode on another: https://llm-d.ai/docs/guide */
function withRoles(plan: PickerPlan) {
  const scorers = scorersOf(plan);
  const decider = 'always-disagg-pd-decider';
  return {
    plugins: [
      { type: 'disagg-headers-handler' },
      { type: 'prefill-filter' },
      { type: 'decode-filter' },
      ...scorers.map(({ pluginRef }) => ({ type: pluginRef })),
      { type: decider },
      {
        type: 'disagg-profile-handler',
        parameters: { deciders: { prefill: decider } },
      },
    ],
    profiles: ['prefill', 'decode'].map(role => ({
      name: role,
      plugins: [{ pluginRef: `${role}-filter` }, ...scorers],
    })),
  };
}

function scorersOf({ engine }: PickerPlan): Weighted[] {
  return [
    { pluginRef: 'queue-scorer', weight: 2 },
    ...(engine.tellsKvUsage ? [{ pluginRef: KV_SCORER, weight: 2 }] : []),
    { pluginRef: 'prefix-cache-scorer', weight: 3 },
  ];
}

/** Where the page is, and which families it has, where the picker does not know the engine. */
export function metricsPlugins(
  { metrics, engineType, metricsPath }: Engine,
  isGie: boolean,
) {
  const [source, extractor] = METRICS_PLUGINS;
  // GIE's last picker knows no engine but vLLM by itself; its flags for others make it crash.
  const knowsEngine =
    metrics === undefined || (!isGie && engineType !== 'llamacpp');
  return [
    {
      type: source,
      parameters: {
        scheme: 'http',
        path: metricsPath,
        insecureSkipVerify: true,
      },
    },
    {
      type: extractor,
      ...(engineType !== 'vllm' && {
        parameters: {
          defaultEngine: engineType,
          ...(metrics &&
            !knowsEngine && {
              engineConfigs: [
                {
                  name: engineType,
                  queuedRequestsSpec: metrics.queued,
                  runningRequestsSpec: metrics.running,
                  kvUsageSpec: metrics.kvUsage,
                },
              ],
            }),
        },
      }),
    },
  ];
}

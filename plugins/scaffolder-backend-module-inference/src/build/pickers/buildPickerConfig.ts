// SPDX-License-Identifier: Apache-2.0
import { toYaml } from '../yaml/toYaml';
import { PickerPlan } from './PickerPlan';

const LLM_D = 'llm-d.ai/v1alpha1';
const GIE = 'inference.networking.x-k8s.io/v1alpha1';

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
      plugins: [...plugins, ...metricsPlugins(plan, isGie)],
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
    ...(engine.tellsKvUsage
      ? [{ pluginRef: 'kv-cache-utilization-scorer', weight: 2 }]
      : []),
    { pluginRef: 'prefix-cache-scorer', weight: 3 },
  ];
}

/** Where the page is, and which families it has, where the picker does not know the engine. */
function metricsPlugins({ engine }: PickerPlan, isGie: boolean) {
  const { metrics, engineType, metricsPath } = engine;
  // GIE's last picker knows no engine but vLLM by itself; its flags for others make it crash.
  const knowsEngine =
    metrics === undefined || (!isGie && engineType !== 'llamacpp');
  return [
    {
      type: 'metrics-data-source',
      parameters: {
        scheme: 'http',
        path: metricsPath,
        insecureSkipVerify: true,
      },
    },
    {
      type: 'core-metrics-extractor',
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

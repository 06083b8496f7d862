// SPDX-License-Identifier: Apache-2.0
import { GieMetrics } from '../../metrics/gieEpp';
import { LlmDRouterMetrics, PREFIX_PLUGIN } from '../../metrics/llmDRouter';
import type { PickerMetrics } from '../../metrics/PickerMetrics';
import type { ScoreWeights } from './scoreEndpoints';

/** Where the generations of pickers differ. */
export interface PickerGeneration {
  createMetrics(startedAt: number): PickerMetrics;
  weights: ScoreWeights;
  /** `extension point`, `type` and how long it takes, seconds. */
  plugins: Array<[extensionPoint: string, type: string, seconds: number]>;
  /** API group whose InferenceObjectives and InferenceModelRewrites it follows. */
  objectiveGroup: string;
  rejections: { saturated: string; noEndpoints: string };
  /** Header with the reason of a rejection. */
  reasonHeader?: string;
}

const [LLM_D, LEGACY] = ['llm-d.ai', 'inference.networking.x-k8s.io'];
/** That any generation follows. */
export const OBJECTIVE_GROUPS = [LLM_D, LEGACY];

const llmDRouter: PickerGeneration = {
  createMetrics: startedAt => new LlmDRouterMetrics(startedAt),
  weights: { queue: 2, kvCache: 2, prefix: 3, adapter: 0 },
  plugins: [
    ['RequestParsing', 'openai-parser', 0.000017],
    ['DataProducer', 'token-producer', 0.0000065],
    ['DataProducer', PREFIX_PLUGIN, 0.000017],
    ['ProfilePicker', 'single-profile-handler', 0.00000025],
    ['Scorer', 'queue-scorer', 0.0000021],
    ['Scorer', 'kv-cache-utilization-scorer', 0.0000019],
    ['Scorer', 'prefix-cache-scorer', 0.0000025],
    ['Picker', 'max-score-picker', 0.0000016],
    ['ProcessProfilesResults', 'single-profile-handler', 0.00000025],
    ['PreRequest', PREFIX_PLUGIN, 0.0000091],
  ],
  objectiveGroup: LLM_D,
  rejections: {
    saturated: 'system saturated, sheddable request dropped',
    noEndpoints: 'failed to find candidate endpoints for serving the request',
  },
  reasonHeader: 'x-llm-d-request-dropped-reason',
};

const gie: PickerGeneration = {
  createMetrics: startedAt => new GieMetrics(startedAt),
  weights: { queue: 2, kvCache: 2, prefix: 3, adapter: 1 },
  plugins: [
    ['ProfilePicker', 'single-profile-handler', 0.0000003],
    ['Scorer', 'queue-scorer', 0.0000023],
    ['Scorer', 'kv-cache-utilization-scorer', 0.0000021],
    ['Scorer', 'prefix-cache-scorer', 0.000021],
    ['Scorer', 'lora-affinity-scorer', 0.0000024],
    ['Picker', 'max-score-picker', 0.0000018],
    ['ProcessProfilesResults', 'single-profile-handler', 0.0000003],
    ['PreRequest', 'prefix-cache-scorer', 0.0000094],
  ],
  objectiveGroup: LEGACY,
  rejections: {
    saturated: 'system saturated, sheddable request dropped',
    noEndpoints: 'failed to find candidate pods for serving the request',
  },
};

/** By the image the picker runs from; undefined where it is no picker's. */
export function findPickerGeneration(
  image: string,
): PickerGeneration | undefined {
  if (/llm-d-(router|inference-scheduler)/.test(image)) return llmDRouter;
  if (/gateway-api-inference-extension\/epp|\/epp[:@]/.test(image)) return gie;
  return undefined;
}

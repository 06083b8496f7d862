// SPDX-License-Identifier: Apache-2.0
import { isBelow } from '../../providers/isBelow';
import { PickerProduct } from '../supportMatrix';

export type MetricPrefix =
  | 'inference_model_'
  | 'inference_objective_'
  | 'llm_d_epp_';

/** Names under which a version counts requests. */
interface MetricNames {
  current: MetricPrefix;
  /** Older names it still emits. */
  also: readonly MetricPrefix[];
}

export function metricNamesOf(
  product: PickerProduct | undefined,
  version: string | undefined,
): MetricNames | undefined {
  const isOld = isBelow(version, product === 'llm-d-router' ? '0.9' : '1.1');
  if (product === undefined || isOld === undefined) {
    return undefined;
  }
  if (product === 'gie') {
    const current = isOld ? 'inference_model_' : 'inference_objective_';
    return { current, also: [] };
  }
  return isOld
    ? { current: 'inference_objective_', also: [] }
    : { current: 'llm_d_epp_', also: ['inference_objective_'] };
}

/** What dashboards and alerts ask for most, by generation. */
export const RENAMED_METRICS: ReadonlyArray<
  Partial<Record<MetricPrefix, string>>
> = [
  {
    inference_model_: 'inference_model_request_total',
    inference_objective_: 'inference_objective_request_total',
    llm_d_epp_: 'llm_d_epp_request_total',
  },
  {
    inference_model_: 'inference_model_request_error_total',
    inference_objective_: 'inference_objective_request_error_total',
    llm_d_epp_: 'llm_d_epp_request_error_total',
  },
  {
    inference_model_: 'inference_model_request_duration_seconds',
    inference_objective_: 'inference_objective_request_duration_seconds',
    llm_d_epp_: 'llm_d_epp_request_duration_seconds',
  },
  {
    inference_model_: 'inference_pool_ready_pods',
    inference_objective_: 'inference_pool_ready_pods',
    llm_d_epp_: 'llm_d_epp_ready_endpoints',
  },
  {
    inference_model_: 'inference_pool_average_queue_size',
    inference_objective_: 'inference_pool_average_queue_size',
    llm_d_epp_: 'llm_d_epp_average_queue_size',
  },
  {
    inference_model_: 'inference_pool_average_kv_cache_utilization',
    inference_objective_: 'inference_pool_average_kv_cache_utilization',
    llm_d_epp_: 'llm_d_epp_average_kv_cache_utilization',
  },
];

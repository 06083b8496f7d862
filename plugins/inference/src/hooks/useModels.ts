// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/core-plugin-api';
import { ServedModel } from '@inference-portal/backstage-plugin-inference-common';
import { inferenceApiRef } from '../api/InferenceApi';
import { Live, useLive } from './useLive';

/** Every served model, live. */
export function useModels(): Live<ServedModel[]> {
  const api = useApi(inferenceApiRef);
  return useLive('models', {
    load: signal => api.listModels({ signal }),
    watch: options => api.watchModels(options),
  });
}

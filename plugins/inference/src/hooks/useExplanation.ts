// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/core-plugin-api';
import { Explanation } from '@inference-portal/backstage-plugin-inference-common';
import { inferenceApiRef } from '../api/InferenceApi';
import {
  ExplainQuestion,
  formatQuestion,
  toExplainRequest,
} from '../lib/explainQuestion';
import { Polled, usePolling } from './usePolling';

/** What would happen to a request as the clusters are now. */
export function useExplanation(question: ExplainQuestion): Polled<Explanation> {
  const api = useApi(inferenceApiRef);
  return usePolling(formatQuestion(question), signal =>
    api.explain(toExplainRequest(question), { signal }),
  );
}

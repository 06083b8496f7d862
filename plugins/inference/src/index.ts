// SPDX-License-Identifier: Apache-2.0

/**
 * Model pools and routing health on the catalog page of a model.
 *
 * @packageDocumentation
 */
export {
  EntityInferenceCard,
  EntityInferenceContent,
  HomePageMyModels,
  InferencePage,
  inferencePlugin,
  InferenceSearchResultListItem,
} from './plugin';
export { inferenceApiRef } from './api/InferenceApi';
export type {
  InferenceApi,
  PlannedRollouts,
  RolloutForecastRequest,
  WatchOptions,
} from './api/InferenceApi';
export { pullRequestsApiRef } from './api/PullRequestsApi';
export type {
  PullRequestsApi,
  RolloutPullRequest,
} from './api/PullRequestsApi';
export { InferenceClient } from './api/InferenceClient';
export { isInferenceAvailable } from './lib/isInferenceAvailable';

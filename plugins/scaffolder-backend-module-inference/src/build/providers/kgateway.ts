// SPDX-License-Identifier: Apache-2.0
import { BASE_MODEL_HEADER, Provider, seconds } from './Provider';

/** `0s` is ignored there, so that no limit is the longest one. */
const A_DAY = 86_400;

/** https://kgateway.dev/docs/ */
export const kgateway: Provider = {
  title: 'kgateway',
  className: 'kgateway',
  controller: 'kgateway.dev/kgateway',
  known: { from: '2.0', below: '2.4', newest: '2.3' },
  refused: [
    {
      below: '2.1',
      reason: 'it knows only pools of the API before v1: take agentgateway',
    },
    {
      from: '2.2',
      reason:
        'kgateway routes to no pools from 2.2 on: inference went to agentgateway, a project of its own, in February 2026 (https://github.com/kgateway-dev/kgateway/pull/12689). Choose agentgateway, with a Gateway of its class',
    },
  ],
  modelHeader: BASE_MODEL_HEADER,
  bodyBasedRouting: 'client',
  fixedFailureMode: () => undefined,
  refusesSplit: () => undefined,
  routeTimeouts: requestSeconds => ({
    request: seconds(requestSeconds === 0 ? A_DAY : requestSeconds),
  }),
  timeoutObjects: () => [],
  poolObjects: () => [],
  chartProvider: 'none',
};

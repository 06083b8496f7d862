// SPDX-License-Identifier: Apache-2.0
import {
  modelHeader,
  SAMPLE_MODEL,
  sampleGateway,
  samplePool,
  sampleRoute,
} from './createSampleCluster';

export const MODEL = SAMPLE_MODEL.model;
export const POOL = {
  namespace: 'chat',
  name: 'qwen',
  model: MODEL,
  endpoints: 2,
};
export const PROXY = 'inference-system/inference-gateway-0';
export const ROUTE = {
  namespace: 'chat',
  name: 'qwen',
  rules: [{ matches: [modelHeader(MODEL)], backends: [{ name: 'qwen' }] }],
};

/** One model behind one gateway. */
export const WORLD = [
  ...sampleGateway(),
  ...samplePool(POOL),
  sampleRoute(ROUTE),
];

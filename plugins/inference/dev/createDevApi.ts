// SPDX-License-Identifier: Apache-2.0
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { FakeInferenceApi } from '../src/testing/FakeInferenceApi';
import { responseError } from '../src/testing/responseError';
import { sampleClusters } from '../src/testing/sampleClusters';
import {
  clusterUnreachable,
  crashLooping,
  healthyWithCanary,
  manyEndpoints,
  nothingFound,
  pickerUnschedulable,
  scaledToZero,
} from '../src/testing/sampleEntities';
import { summarize } from '../src/testing/samplePools';

const SAMPLES: Record<string, (now: number) => EntityInference> = {
  'qwen-chat': healthyWithCanary,
  'picker-pending': pickerUnschedulable,
  'llama-support': crashLooping,
  'mistral-search': scaledToZero,
  'edge-away': clusterUnreachable,
  ghost: nothingFound,
  giant: manyEndpoints,
};

const RENEW_MS = 5_000;

/** Every state the pages have, each under an entity of its own. */
export function createDevApi(): { api: FakeInferenceApi; names: string[] } {
  const api = new FakeInferenceApi();
  const renew = () => {
    const now = Date.now();
    for (const [name, sample] of Object.entries(SAMPLES)) {
      api.entities.set(`component:default/${name}`, sample(now));
    }
    api.pools = [
      crashLooping,
      pickerUnschedulable,
      clusterUnreachable,
      manyEndpoints,
      scaledToZero,
    ]
      .flatMap(sample => sample(now).pools)
      .map(summarize);
    api.clusters = sampleClusters(now);
    api.announce();
  };
  renew();
  setInterval(renew, RENEW_MS);

  api.entities.set('component:default/loading', 'never');
  api.entities.set(
    'component:default/broken',
    new TypeError('Failed to fetch'),
  );
  responseError(403, 'NotAllowedError', 'Unauthorized').then(denied =>
    api.entities.set('component:default/denied', denied),
  );
  responseError(500, 'Error', 'no such table: samples').then(failing =>
    setTimeout(() => {
      delete SAMPLES['qwen-stale'];
      api.entities.set('component:default/qwen-stale', failing);
      api.announce();
    }, RENEW_MS + 500),
  );
  SAMPLES['qwen-stale'] = healthyWithCanary;
  renew();
  return {
    api,
    names: [...Object.keys(SAMPLES), 'loading', 'broken', 'denied'],
  };
}

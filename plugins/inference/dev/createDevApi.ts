// SPDX-License-Identifier: Apache-2.0
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { FakeInferenceApi } from '../src/testing/FakeInferenceApi';
import { poolKey } from '../src/lib/poolKey';
import { rankHealth } from '../src/lib/rankHealth';
import { responseError } from '../src/testing/responseError';
import {
  sampleDiagnosis,
  sampleUpgradeCheck,
} from '../src/testing/sampleAdvice';
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
import { sampleObject } from '../src/testing/sampleObject';
import { sampleModels } from '../src/testing/sampleModels';
import { pickerStops } from '../src/testing/sampleExplanations';
import { sampleHistory } from '../src/testing/sampleHistory';
import { summarize } from '../src/testing/samplePools';
import { sampleFleet, sampleRecent } from './sampleFleet';

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
  api.explanation = pickerStops;
  api.showObject = object => sampleObject(Date.now(), object);
  api.models = sampleModels;
  api.diagnosis = sampleDiagnosis;
  api.upgradeCheck = sampleUpgradeCheck;
  api.recent = pools => sampleRecent(Date.now(), pools);
  // `/inference?fleet=5000`
  const fleet = Number(
    new URLSearchParams(window.location.search).get('fleet'),
  );
  const answer = (name: string, value: EntityInference | Error | 'never') =>
    api.entities.set(`component:default/${name}`, value);
  // Of the pools that an entity's page shows.
  let keys: string[] = [];
  const renew = () => {
    const now = Date.now();
    const views = Object.entries(SAMPLES).map(([name, sample]) => {
      const view = sample(now);
      answer(name, view);
      return view;
    });
    const pools = new Map(
      views.flatMap(view => view.pools).map(pool => [poolKey(pool), pool]),
    );
    keys = [...pools.keys()];
    api.pools = [
      ...[...pools.values()].map(summarize),
      ...sampleFleet(now, fleet),
    ].sort((a, b) => rankHealth(a.health) - rankHealth(b.health));
    api.clusters = sampleClusters(now);
    api.announce();
  };
  const renewHistories = () => {
    const now = Date.now();
    keys.forEach((key, seed) =>
      api.histories.set(key, sampleHistory(now, seed)),
    );
  };
  renew();
  renewHistories();
  setInterval(renewHistories, RENEW_MS);
  setInterval(renew, RENEW_MS);

  answer('loading', 'never');
  answer('broken', new TypeError('Failed to fetch'));
  answer('stale', healthyWithCanary(Date.now()));
  setTimeout(() => answer('stale', new TypeError('Failed to fetch')), RENEW_MS);
  responseError(403, 'NotAllowedError', 'Unauthorized').then(denied =>
    answer('denied', denied),
  );
  return {
    api,
    names: [...Object.keys(SAMPLES), 'loading', 'broken', 'stale', 'denied'],
  };
}

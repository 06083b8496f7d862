// SPDX-License-Identifier: Apache-2.0
import { Knobs } from './Cluster';

/** All knobs where they do nothing. */
export function createKnobs(): Knobs {
  const knobs: Knobs = {
    apiServer: { latencyMs: 0, tooManyRequests: false, expireWatches: false },
    crashing: new Map(),
    metricsPages: new Map(),
    trafficFactor: new Map(),
    slowness: new Map(),
    errorRatio: new Map(),
    canaries: { slowness: 1, errorRatio: 0 },
    bypassed: new Set(),
    blindPickers: new Set(),
  };
  return knobs;
}

/** Turns all knobs back, in place: others hold on to the same object. */
export function resetKnobs(knobs: Knobs): void {
  const { apiServer, canaries } = createKnobs();
  knobs.apiServer.closeWatchesAfterMs = undefined;
  knobs.apiServer.mishap = undefined;
  Object.assign(knobs.apiServer, apiServer);
  Object.assign(knobs.canaries, canaries);
  knobs.crashing.clear();
  knobs.metricsPages.clear();
  knobs.bypassed.clear();
  knobs.blindPickers.clear();
  for (const name of ['trafficFactor', 'slowness', 'errorRatio'] as const) {
    knobs[name].clear();
  }
}

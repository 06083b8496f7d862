// SPDX-License-Identifier: Apache-2.0
import { HttpRoute } from '../src/core/objects/ClusterObjects';
import { explainRequest } from '../src/core/explain/explainRequest';
import { NOTHING_MEASURED } from '../src/core/explain/testing/explainSample';
import {
  sampleObjects,
  sampleRoute,
  sampleSnapshot,
} from '../src/core/testing/sampleObjects';
import { deriveTopology } from '../src/core/topology/deriveTopology';

interface Figure {
  figure: string;
  value: number;
  unit: string;
  versus?: number;
}

const RULES = 500;
const RULES_PER_ROUTE = 10;
const RUNS = 400;
const LIMIT_MS = 2;

function manyRoutes(): HttpRoute[] {
  return Array.from({ length: RULES / RULES_PER_ROUTE }, (_, index) => {
    const name = `route-${index}`;
    const route = sampleRoute('chat', name, name, [['stable', 1]]);
    return {
      ...route,
      rules: Array.from({ length: RULES_PER_ROUTE }, (__, rule) => ({
        ...route.rules[0],
        matches: route.rules[0].matches.map(match => ({
          ...match,
          headers: [{ ...match.headers[0], value: `acme/${index}-${rule}` }],
        })),
      })),
    };
  });
}

/** Explains requests on a gateway with 500 rules: one that the last takes, and one that none does. */
export default function bench(report: (figure: Figure) => void): void {
  const objects = { ...sampleObjects(), httpRoutes: manyRoutes() };
  const topology = deriveTopology(sampleSnapshot(objects));
  for (const [figure, model] of [
    ['explain over 500 rules, median', 'acme/49-9'],
    ['explain over 500 rules, none takes it, median', 'acme/unknown'],
  ]) {
    const request = { cluster: 'prod-eu', model };
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const startedAt = performance.now();
      explainRequest(topology, request, NOTHING_MEASURED);
      times.push(performance.now() - startedAt);
    }
    // The first ones also compile.
    const warm = times.slice(RUNS / 2).sort((a, b) => a - b);
    report({
      figure,
      value: warm[warm.length / 2],
      unit: 'ms',
      versus: LIMIT_MS,
    });
  }
}

// SPDX-License-Identifier: Apache-2.0
/*
 * What a real API server said of a real cluster with agentgateway, judged: each
 * finding here was confirmed by reading the objects.
 */
import { Parsed } from '../../sources/kubernetes/parse/createObjectParser';
import { sampleItems } from '../../sources/kubernetes/testing/samples';
import { typeMetaOf, WatchedKind } from '../../sources/kubernetes/WatchedKind';
import { WATCHED_KINDS } from '../../sources/kubernetes/watchedKinds';
import { brief } from '../testing/judgeSample';
import { sampleObjects, sampleSnapshot } from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { findingRules } from './findingRules';
import { judgeTopology } from './judgeTopology';

// A moment after the recording.
const RECORDED_MS = Date.parse('2026-11-20T18:12:00Z');

function parseAll<T>(kind: WatchedKind<T>, ...files: string[]): T[] {
  return files
    .flatMap(sampleItems)
    .map(item => kind.parse(item, typeMetaOf(kind, kind.versions[0])))
    .map((parsed: Parsed<T>) => {
      if (!parsed.ok) {
        throw new Error(parsed.unreadable.reason);
      }
      return parsed.object;
    });
}

function recordedTopology() {
  const kinds = WATCHED_KINDS;
  return deriveTopology(
    sampleSnapshot({
      ...sampleObjects(),
      gatewayClasses: parseAll(kinds.gatewayClasses, 'gatewayclasses.json'),
      gateways: parseAll(kinds.gateways, 'gateways.json'),
      httpRoutes: parseAll(kinds.httpRoutes, 'httproutes.json'),
      referenceGrants: parseAll(kinds.referenceGrants, 'referencegrants.json'),
      inferencePools: parseAll(kinds.inferencePools, 'inferencepools.json'),
      inferenceObjectives: parseAll(
        kinds.inferenceObjectives,
        'inferenceobjectives-llm-d.json',
      ),
      gatewayPolicies: [],
      deployments: parseAll(kinds.deployments, 'deployments.json'),
      services: parseAll(kinds.services, 'services.json'),
      pods: parseAll(kinds.pods, 'pods-llm-prod.json', 'pods-llm-staging.json'),
      crds: parseAll(kinds.crds, 'crds-metadata-only.json'),
    }),
  );
}

it('judges a recorded cluster as a person would', () => {
  const { findings, failures } = judgeTopology(
    recordedTopology(),
    findingRules,
    RECORDED_MS,
  );

  expect(failures).toEqual([]);
  expect(
    findings.map(
      finding =>
        `${brief(finding)} [${[
          ...new Set([
            ...finding.pools.map(({ key }) => key),
            ...finding.ways.map(({ backend }) => backend.pool?.key),
          ]),
        ].join(' ')}]`,
    ),
  ).toEqual([
    // GIE's CRD of v1.5.0 beside llm-d's: an objective may be in the one that no picker reads.
    'warning crds-both-groups CustomResourceDefinition inferenceobjectives.inference.networking.x-k8s.io []',
    // spec.replicas is 1 for each of the three pickers.
    'info picker-not-redundant Deployment pool-llama-epp: spec.replicas [llm-prod/pool-llama]',
    'info picker-not-redundant Deployment pool-qwen-epp: spec.replicas [llm-prod/pool-qwen]',
    'info picker-not-redundant Deployment pool-lw-epp: spec.replicas [llm-staging/pool-lw]',
    // Of the Services missing-epp and pool-canary-epp there is neither.
    'error pool-picker-missing InferencePool pool-no-epp: spec.endpointPickerRef.name [llm-prod/pool-no-epp]',
    'error pool-picker-missing InferencePool pool-canary: spec.endpointPickerRef.name [llm-staging/pool-canary]',
    // No pod and no Deployment has llm-d.ai/model=none.
    'error pool-selector-empty InferencePool pool-no-epp: spec.selector.matchLabels [llm-prod/pool-no-epp]',
    // Both select llm-d.ai/model=canary, in one namespace.
    'error pool-selectors-overlap InferencePool pool-lw: spec.selector [llm-staging/pool-canary llm-staging/pool-lw]',
    // Neither of the two routes names it; its status is empty, as that of such a pool is.
    'info pool-unreferenced InferencePool pool-lw [llm-staging/pool-lw]',
    // From llm-prod to llm-staging, where no ReferenceGrant is: the status says RefNotPermitted.
    'error route-cross-namespace-refused HTTPRoute llm-route: spec.rules[1].backendRefs[0] [llm-staging/pool-canary]',
  ]);
});

it('joins the recorded objects along the way of a request', () => {
  const { pools, gateways, routes } = recordedTopology();

  expect(gateways.map(({ key }) => key)).toEqual([
    'llm-prod/inference-gateway',
  ]);
  expect(routes.map(({ key }) => key)).toEqual([
    'llm-prod/broken-route',
    'llm-prod/llm-route',
  ]);
  expect(
    pools.map(({ key, endpoints, picker, ways }) => ({
      key,
      ready: `${endpoints.filter(({ state }) => state.ready).length}/${
        endpoints.length
      }`,
      pickers: picker?.endpoints.length,
      shares: ways.map(({ backend }) => backend.share),
    })),
  ).toEqual([
    {
      key: 'llm-prod/pool-llama',
      ready: '3/3',
      pickers: 1,
      shares: [0.9],
    },
    { key: 'llm-prod/pool-no-epp', ready: '0/0', pickers: 0, shares: [1] },
    { key: 'llm-prod/pool-qwen', ready: '2/2', pickers: 1, shares: [0.1] },
    { key: 'llm-staging/pool-canary', ready: '2/3', pickers: 0, shares: [1] },
    { key: 'llm-staging/pool-lw', ready: '2/3', pickers: 1, shares: [] },
  ]);
});

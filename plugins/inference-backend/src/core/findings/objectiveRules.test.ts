// SPDX-License-Identifier: Apache-2.0
import {
  ClusterObjects,
  CrdBundle,
  InferenceModelRewrite,
  InferenceObjective,
} from '../objects/ClusterObjects';
import { brief, Edit, judgeSample } from '../testing/judgeSample';
import { objectNamed } from '../testing/objectNamed';
import { metaOf } from '../testing/sampleObjects';

const LEGACY = 'inference.networking.x-k8s.io/v1alpha2';
const CURRENT = 'llm-d.ai/v1alpha2';
const POOL = { group: 'inference.networking.k8s.io', name: 'helper' };

const objective = (api: string): InferenceObjective => ({
  meta: metaOf(api, 'InferenceObjective', 'support', 'urgent'),
  priority: 7,
  pool: POOL,
});
const rewrite = (api: string): InferenceModelRewrite => ({
  meta: metaOf(api, 'InferenceModelRewrite', 'support', 'tickets'),
  pool: POOL,
  rules: [
    { models: ['tickets'], targets: [{ model: 'tickets-v2', weight: 3 }] },
    { models: [], targets: [{ model: 'base', weight: 1 }] },
  ],
});
const crd = (name: string): CrdBundle => ({
  meta: metaOf('apiextensions.k8s.io/v1', 'CustomResourceDefinition', '', name),
  crd: name,
});
const LLM_D_CRDS = ['inferenceobjectives', 'inferencemodelrewrites'].map(
  resource => crd(`${resource}.llm-d.ai`),
);
const LLM_D = 'ghcr.io/llm-d/llm-d-router-endpoint-picker';
const GIE = 'registry.k8s.io/gateway-api-inference-extension/epp';

const setImage = (objects: ClusterObjects, image: string) => {
  objectNamed(objects.deployments, 'helper-epp').containers[0].image = image;
};

const given =
  (image: string, api: string, crds = LLM_D_CRDS): Edit =>
  objects => {
    setImage(objects, image);
    objects.crds = crds;
    objects.inferenceObjectives = [objective(api)];
    objects.inferenceModelRewrites = [rewrite(api)];
  };
const IGNORED = [
  'warning objective-ignored InferenceObjective urgent',
  'warning rewrite-ignored InferenceModelRewrite tickets',
];

it.each<[what: string, edit: Edit, expected: string[]]>([
  [
    "objects of the legacy group beside llm-d's own",
    given(`${LLM_D}:v0.10.0`, LEGACY),
    IGNORED,
  ],
  [
    "objects of the legacy group where llm-d's own is not installed",
    given(`${LLM_D}:v0.10.0`, LEGACY, []),
    [],
  ],
  [
    'objects of the legacy group with a picker from before',
    given(`${LLM_D}:v0.8.1`, LEGACY),
    [],
  ],
  [
    'objects of the legacy group with a picker of no known version',
    given(`${LLM_D}@sha256:${'0'.repeat(64)}`, LEGACY),
    [],
  ],
  ["objects of llm-d's group", given(`${LLM_D}:v0.10.0`, CURRENT), []],
  [
    "objects of llm-d's group with a picker of GIE",
    given(`${GIE}:v1.5.0`, CURRENT),
    IGNORED,
  ],
  [
    'objects of the legacy group with a picker of GIE',
    given(`${GIE}:v1.5.0`, LEGACY),
    [],
  ],
  [
    'objects with a picker that nobody knows',
    given('registry.example/own-picker:v1', CURRENT),
    [],
  ],
])('%s', (_, edit, expected) => {
  expect(
    judgeSample(edit)
      .map(brief)
      .filter(line => /ignored/.test(line)),
  ).toEqual(expected);
});

it('writes the rewrite in the group that is read', () => {
  const found = judgeSample(given(`${LLM_D}:v0.10.0`, LEGACY)).find(
    ({ code }) => code === 'rewrite-ignored',
  );
  expect(found?.remedy.patch).toMatchObject({
    kind: 'create',
    body: {
      apiVersion: CURRENT,
      kind: 'InferenceModelRewrite',
      metadata: { namespace: 'support', name: 'tickets' },
      spec: {
        poolRef: POOL,
        rules: [
          {
            matches: [{ model: { type: 'Exact', value: 'tickets' } }],
            targets: [{ modelRewrite: 'tickets-v2', weight: 3 }],
          },
          { targets: [{ modelRewrite: 'base', weight: 1 }] },
        ],
      },
    },
  });
  expect(found?.pools.map(({ key }) => key)).toEqual(['support/helper']);
});

describe('InferenceModels', () => {
  const models = (count: number) =>
    judgeSample(objects => {
      objects.inferenceModels = Array.from({ length: count }, (_, index) => ({
        meta: metaOf(LEGACY, 'InferenceModel', 'chat', `m${100 + index}`),
      }));
    });

  it('are told once, with their names', () => {
    const found = models(23);
    expect(found.map(brief)).toEqual([
      'warning crd-legacy-inferencemodel InferenceModel m100',
    ]);
    expect(found[0].evidence[0].value).toMatch(/^chat\/m100, .* and 3 more$/);
  });

  it('are no news where there are none', () => {
    expect(models(0)).toEqual([]);
  });

  it('are left out where they can not be read', () => {
    const found = judgeSample(
      objects => {
        objects.inferenceModels = [
          { meta: metaOf(LEGACY, 'InferenceModel', 'chat', 'last-known') },
        ];
      },
      { kinds: [] },
    );
    expect(found.map(({ code }) => code)).not.toContain(
      'crd-legacy-inferencemodel',
    );
  });
});

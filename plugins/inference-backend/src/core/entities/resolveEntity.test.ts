// SPDX-License-Identifier: Apache-2.0
import {
  KUBERNETES_ANNOTATIONS,
  MODELS_ANNOTATION,
  plainText,
  POOLS_ANNOTATION,
} from '@inference-portal/backstage-plugin-inference-common';
import { objectNamed } from '../testing/objectNamed';
import { sampleObjects, sampleSnapshot } from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { knownNames } from '../topology/servedModels';
import { parseAnnotations } from './parseAnnotations';
import { PoolDirectory } from './PoolDirectory';
import { resolveEntity, SearchedCluster } from './resolveEntity';

const ID = KUBERNETES_ANNOTATIONS.id;

function cluster(
  name: string,
  more: Partial<SearchedCluster> = {},
  objects = sampleObjects(),
): SearchedCluster {
  objectNamed(objects.inferencePools, 'stable').meta.labels[ID] = 'chatbot';
  objectNamed(objects.pods, 'canary-0').meta.labels[ID] = 'chatbot';
  objectNamed(objects.pods, 'canary-0').meta.labels.tier = 'test';
  const { pools } = deriveTopology(sampleSnapshot(objects));
  return {
    name,
    state: 'connected',
    directory: new PoolDirectory(pools, pool =>
      knownNames(pool, () => undefined),
    ),
    ...more,
  };
}

function emptyCluster(
  name: string,
  more: Partial<SearchedCluster>,
): SearchedCluster {
  return {
    name,
    state: 'connected',
    directory: new PoolDirectory([], () => []),
    ...more,
  };
}

const clusters = [
  cluster('eu'),
  cluster('us'),
  emptyCluster('edge', {
    state: 'unreachable',
    reason: 'connection refused',
  }),
];
const EDGE =
  "edge can't be reached (connection refused): what it holds can't be known now.";

function resolve(
  annotations: Record<string, string>,
  searched: SearchedCluster[] = clusters,
) {
  const { pools, lookups } = resolveEntity(
    parseAnnotations(annotations),
    searched,
  );
  return {
    pools: pools.map(found => `${found.cluster}/${found.pool.key}`),
    problems: lookups.map(({ problem }) => problem && plainText(problem)),
    found: lookups.map(({ found }) => found),
  };
}

it.each<[what: string, annotations: Record<string, string>, pools: string[]]>([
  [
    'a pool of one cluster',
    { [POOLS_ANNOTATION]: 'us/chat/stable' },
    ['us/chat/stable'],
  ],
  [
    'a pool wherever it is, and spaces and doubles between commas',
    { [POOLS_ANNOTATION]: ' chat/stable,, us/support/helper ,chat/stable' },
    ['eu/chat/stable', 'us/chat/stable', 'us/support/helper'],
  ],
  [
    'a model that routes select',
    { [MODELS_ANNOTATION]: 'acme/help-1b' },
    ['eu/support/helper', 'us/support/helper'],
  ],
  [
    'a model that servers name among their arguments',
    { [MODELS_ANNOTATION]: 'acme/llm-7b' },
    [
      'eu/chat/canary',
      'eu/chat/stable',
      'eu/support/helper',
      'us/chat/canary',
      'us/chat/stable',
      'us/support/helper',
    ],
  ],
  [
    'the label of a pool, or of a pod behind it',
    { [ID]: 'chatbot' },
    ['eu/chat/canary', 'eu/chat/stable', 'us/chat/canary', 'us/chat/stable'],
  ],
  [
    'the label in one cluster and namespace',
    {
      [ID]: 'chatbot',
      [KUBERNETES_ANNOTATIONS.cluster]: 'us',
      [KUBERNETES_ANNOTATIONS.namespace]: 'chat',
    },
    ['us/chat/canary', 'us/chat/stable'],
  ],
  [
    'a selector, which counts before the label',
    {
      [ID]: 'nothing',
      [KUBERNETES_ANNOTATIONS.labelSelector]: 'app in (canary, other),tier',
    },
    ['eu/chat/canary', 'us/chat/canary'],
  ],
  [
    'our own annotations, which count before all others',
    { [ID]: 'chatbot', [POOLS_ANNOTATION]: 'eu/support/helper' },
    ['eu/support/helper'],
  ],
])('finds %s', (_what, annotations, pools) => {
  expect(resolve(annotations).pools).toEqual(pools);
});

it.each<[what: string, annotations: Record<string, string>, problem: string]>([
  [
    'no annotation',
    {},
    'The entity has none of the annotations that lead to pools. Add inference-portal.io/models with the served model names, or inference-portal.io/pools with [cluster/]namespace/name of its pools, or backstage.io/kubernetes-id with the label that its pools or pods carry.',
  ],
  [
    'an empty annotation',
    { [POOLS_ANNOTATION]: ' , ' },
    'The annotation is empty. It takes a comma-separated list, each a [cluster/]namespace/name.',
  ],
  [
    'a value of another form',
    { [POOLS_ANNOTATION]: 'stable' },
    '`stable` is not of the form [cluster/]namespace/name, such as prod-eu/chat/qwen-chat.',
  ],
  [
    'an unknown cluster',
    { [POOLS_ANNOTATION]: 'uss/chat/stable' },
    'Cluster uss is not configured; known are eu, us, edge. Was us meant?',
  ],
  [
    'an unknown cluster of the Kubernetes plugin',
    { [ID]: 'chatbot', [KUBERNETES_ANNOTATIONS.cluster]: 'asia' },
    'Cluster asia is not configured; known are eu, us, edge.',
  ],
  [
    'a pool that is not there',
    { [POOLS_ANNOTATION]: 'eu/chat/stabel' },
    'No InferencePool chat/stabel in eu. Namespace chat holds canary, stable. Was stable meant?',
  ],
  [
    'a pool of a cluster that can’t be reached',
    { [POOLS_ANNOTATION]: 'edge/chat/stable' },
    EDGE,
  ],
  [
    'a model that nothing serves',
    { [MODELS_ANNOTATION]: 'acme/help-2b' },
    `No pool in eu, us serves acme/help-2b, and no route there selects it. Known models are acme/chat-7b, acme/help-1b, acme/llm-7b. Was acme/help-1b meant? ${EDGE}`,
  ],
  [
    'a label that nothing carries',
    { [ID]: 'ghost', [KUBERNETES_ANNOTATIONS.namespace]: 'chat' },
    `No pool in eu, us, nor a pod behind one, carries label backstage.io/kubernetes-id: ghost in namespace chat. ${EDGE}`,
  ],
  [
    'a selector that no API server accepts',
    { [KUBERNETES_ANNOTATIONS.labelSelector]: 'app=a b' },
    'No API server accepts this selector: `app=a b` is none of key=value, key!=value, key in (a,b), key notin (a,b), key, !key.',
  ],
])('says of %s what is wrong', (_what, annotations, problem) => {
  const resolved = resolve(annotations);

  expect(resolved.pools).toEqual([]);
  expect(resolved.problems).toEqual([problem]);
});

it('reports each item of a list by itself', () => {
  const { found, problems } = resolve({
    [POOLS_ANNOTATION]: 'eu/chat/stable, eu/chat/ghost',
  });

  expect(found).toEqual([1, 0]);
  expect(problems[0]).toBeUndefined();
  expect(problems[1]).toContain('No InferencePool chat/ghost in eu');
});

it('says which clusters could not be asked, where others had an answer', () => {
  expect(resolve({ [MODELS_ANNOTATION]: 'acme/help-1b' }).problems).toEqual([
    EDGE,
  ]);
});

it('says why the pools of a connected cluster can’t be known', () => {
  expect(
    resolve({ [POOLS_ANNOTATION]: 'eu/chat/stable' }, [
      emptyCluster('eu', { poolsUnknown: 'It may not be read.' }),
    ]).problems,
  ).toEqual(['It may not be read.']);
});

it('says where to configure clusters when there is none', () => {
  expect(
    resolve({ [POOLS_ANNOTATION]: 'eu/chat/stable' }, []).problems[0],
  ).toContain('kubernetes.clusterLocatorMethods');
});

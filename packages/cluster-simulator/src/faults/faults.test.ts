// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CRDS } from '../apiserver/resources/createResourceRegistry';
import { Cluster } from '../cluster/Cluster';
import { copyObject } from '../cluster/copyObject';
import { createKnobs } from '../cluster/createKnobs';
import { KubernetesObject } from '../cluster/KubernetesObject';
import { ResourceKey } from '../cluster/ObjectStore';
import {
  readField,
  readList,
  readNumber,
  readRecord,
  readString,
} from '../cluster/readField';
import {
  AGENTGATEWAY_POLICIES,
  DEPLOYMENTS,
  EVENTS,
  GATEWAY_CLASSES,
  GATEWAYS,
  HTTP_ROUTES,
  INFERENCE_OBJECTIVES,
  INFERENCE_POOLS,
  isKey,
  PODS,
  SERVICES,
} from '../cluster/resourceKeys';
import { isReady } from '../controllers/pods';
import { GIT_REPOSITORIES, KUSTOMIZATIONS } from '../gitops/fluxObjects';
import { loadCrds } from '../scenario/loadCrds';
import { startTestCluster } from '../startTestCluster';
import { createFaultSwitch } from './createFaultSwitch';
import { FAULTS } from './faults';

const LEGACY_GROUP = 'inference.networking.x-k8s.io';
const SYSTEM = 'inference-system';
const FLUX = 'flux-system';

/** What an owner wrote: everything but status and what the server and controllers add. */
function written(cluster: Cluster) {
  const keys = [
    GATEWAY_CLASSES,
    GATEWAYS,
    HTTP_ROUTES,
    INFERENCE_POOLS,
    AGENTGATEWAY_POLICIES,
    DEPLOYMENTS,
    SERVICES,
    INFERENCE_OBJECTIVES,
    { group: 'llm-d.ai', resource: 'inferencemodelrewrites' },
    { group: LEGACY_GROUP, resource: 'inferencemodels' },
    { group: LEGACY_GROUP, resource: 'inferencepools' },
    CRDS,
    GIT_REPOSITORIES,
    KUSTOMIZATIONS,
  ];
  return keys.flatMap(key =>
    cluster.store
      .list(key)
      .map(copyObject)
      .map(({ metadata: { annotations, ...metadata }, ...object }) => ({
        ...object,
        // Of a Deployment they count its rollouts.
        metadata: isKey(key, CRDS) ? { ...metadata, annotations } : metadata,
      }))
      .sort((a, b) => a.metadata.name.localeCompare(b.metadata.name)),
  );
}

function podOf(cluster: Cluster, namespace: string, label: string) {
  const [name, value] = label.split('=');
  return cluster.store
    .list(PODS, namespace)
    .filter(({ metadata }) => metadata.labels?.[name] === value)
    .sort((a, b) =>
      String(b.metadata.resourceVersion).localeCompare(
        String(a.metadata.resourceVersion),
        'en',
        { numeric: true },
      ),
    )[0];
}

function conditionOf(
  cluster: Cluster,
  where: [ResourceKey, string, string],
  type: string,
  field?: 'parents' | 'listeners',
) {
  const object = cluster.store.get(...where);
  const holder = field ? readList(object, 'status', field)[0] : object?.status;
  const found = readList(holder, 'conditions').find(
    condition => readString(condition, 'type') === type,
  );
  return [
    readString(found, 'status'),
    readString(found, 'reason'),
    readString(found, 'message'),
  ];
}

const ROUTE = (name: string): [ResourceKey, string, string] => [
  HTTP_ROUTES,
  name === 'mistral-search' ? 'search' : 'support',
  name,
];
const PICKER = 'app.kubernetes.io/name';
const stateOf = (pod: KubernetesObject) =>
  readList(pod, 'status', 'containerStatuses')[0];

/** Faults that make an object: where it is to be seen. */
const MADE: Array<[string, ResourceKey, string | undefined, string]> = [
  ['gateway-class-unseen', GATEWAY_CLASSES, undefined, 'agentgateway-next'],
  ['route-shadowed', HTTP_ROUTES, 'search', 'mistral-search-copy'],
  ['route-bypasses', SERVICES, 'search', 'mistral-direct'],
  ['empty-share', INFERENCE_POOLS, 'search', 'mistral-empty'],
  ['models-differ', INFERENCE_POOLS, 'search', 'mistral-renamed'],
  ['selectors-overlap', INFERENCE_POOLS, 'chat', 'qwen-chat-next'],
  ['bbr-body-limit', AGENTGATEWAY_POLICIES, SYSTEM, 'buffer'],
  ['timeout-ineffective', AGENTGATEWAY_POLICIES, SYSTEM, 'timeouts'],
  ['provider-deprecated', GATEWAYS, SYSTEM, 'kgateway-old'],
  ['provider-removed', GATEWAYS, SYSTEM, 'kgateway-new'],
  ['gateway-plain', GATEWAYS, SYSTEM, 'kgateway-plain'],
  ['gateway-no-address', GATEWAYS, SYSTEM, 'istio-no-address'],
  ['timeout-missing', HTTP_ROUTES, 'search', 'kgateway-no-timeout'],
  ['inference-switched-off', HTTP_ROUTES, 'search', 'istio-off'],
  ['route-unseen', HTTP_ROUTES, 'search', 'istio-unseen'],
  ['split-unsupported', INFERENCE_POOLS, 'search', 'mistral-istio'],
  ['pool-refused', INFERENCE_POOLS, 'search', 'mistral-refused'],
  ['pool-unseen', INFERENCE_POOLS, 'search', 'mistral-unseen'],
  ['crds-twice', CRDS, undefined, `inferenceobjectives.${LEGACY_GROUP}`],
  [
    'inferencemodel-left',
    { group: LEGACY_GROUP, resource: 'inferencemodels' },
    'search',
    'mistral-search',
  ],
  [
    'pool-legacy',
    { group: LEGACY_GROUP, resource: 'inferencepools' },
    'search',
    'mistral-alpha',
  ],
  ['objective-ignored', INFERENCE_OBJECTIVES, 'support', 'support-first'],
  [
    'rewrite-ignored',
    { group: 'llm-d.ai', resource: 'inferencemodelrewrites' },
    'support',
    'support-latest',
  ],
  ['gitops-failing', KUSTOMIZATIONS, FLUX, 'search-failing'],
  ['gitops-suspended', GIT_REPOSITORIES, FLUX, 'search-suspended'],
  ['gitops-edited', HTTP_ROUTES, 'search', 'mistral-testers'],
];

/** What a real cluster would show, by fault: a look at the cluster and what it sees. */
const SYMPTOMS: Record<string, [(cluster: Cluster) => unknown, unknown]> = {
  'gateway-class-missing': [
    ({ store }) => [
      store.list(GATEWAY_CLASSES),
      podNames(store.list(PODS, 'agentgateway-system')),
    ],
    [[], []],
  ],
  'gateway-not-programmed': [
    cluster =>
      conditionOf(
        cluster,
        [GATEWAYS, 'inference-system', 'inference-gateway'],
        'Programmed',
      ).slice(0, 2),
    ['False', 'AddressNotAssigned'],
  ],
  'listener-closed': [
    cluster =>
      conditionOf(cluster, ROUTE('llama-support'), 'Accepted', 'parents'),
    [
      'False',
      'NotAllowedByListeners',
      'hostnames matched parent hostname "", but namespace "support" is not allowed by the parent',
    ],
  ],
  'bbr-missing': [({ store }) => store.list(AGENTGATEWAY_POLICIES), []],
  'route-not-accepted': [
    cluster =>
      conditionOf(cluster, ROUTE('mistral-search'), 'Accepted', 'parents'),
    ['False', 'NoMatchingParent', 'sectionName "https" not found'],
  ],
  'cross-namespace-refused': [
    cluster => [
      cluster.store.get(...ROUTE('mistral-search')),
      conditionOf(
        cluster,
        [HTTP_ROUTES, 'inference-system', 'mistral-search'],
        'ResolvedRefs',
        'parents',
      ),
    ],
    [
      undefined,
      [
        'False',
        'RefNotPermitted',
        'backendRef search/mistral-search not accessible to a HTTPRoute in namespace "inference-system" (missing a ReferenceGrant?)',
      ],
    ],
  ],
  'backend-missing': [
    cluster =>
      conditionOf(cluster, ROUTE('llama-support'), 'ResolvedRefs', 'parents'),
    [
      'False',
      'BackendNotFound',
      'backendRef support/llama-support-v2 not found',
    ],
  ],
  'picker-missing': [
    cluster =>
      conditionOf(
        cluster,
        [INFERENCE_POOLS, 'search', 'mistral-search'],
        'ResolvedRefs',
        'parents',
      ),
    [
      'False',
      'InvalidExtensionRef',
      'error: endpointPickerRef Service search/mistral-search-epp not found',
    ],
  ],
  'picker-port-wrong': [
    cluster =>
      conditionOf(
        cluster,
        [INFERENCE_POOLS, 'support', 'llama-support'],
        'ResolvedRefs',
        'parents',
      ),
    [
      'False',
      'InvalidExtensionRef',
      'error: endpointPickerRef.port 8000 must reference a TCP Service port on support/llama-support-epp',
    ],
  ],
  'selector-empty': [
    ({ store }) =>
      readRecord(
        store.get(INFERENCE_POOLS, 'support', 'llama-support'),
        'spec',
        'selector',
        'matchLabels',
      ),
    { app: 'llama-suport' },
  ],
  'scaled-to-zero': [
    cluster => [
      podOf(cluster, 'search', 'app=mistral-search'),
      readNumber(
        cluster.store.get(DEPLOYMENTS, 'search', 'mistral-search'),
        'status',
        'replicas',
      ),
    ],
    [undefined, undefined],
  ],
  'epp-unschedulable': [
    cluster => {
      const pod = podOf(cluster, 'chat', `${PICKER}=qwen-chat-epp`);
      const [scheduled] = readList(pod, 'status', 'conditions');
      return [
        readString(pod, 'status', 'phase'),
        readString(scheduled, 'reason'),
        readString(scheduled, 'message'),
        eventReasons(cluster, pod),
      ];
    },
    [
      'Pending',
      'Unschedulable',
      '0/6 nodes are available: 3 Insufficient cpu, 3 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/6 nodes are available: 6 Preemption is not helpful for scheduling.',
      ['FailedScheduling'],
    ],
  ],
  'epp-crash-looping': [
    cluster => crashOf(cluster, 'support', `${PICKER}=llama-support-epp`),
    ['CrashLoopBackOff', 1, 'Error', false],
  ],
  'epp-image-missing': [
    cluster => {
      const pod = podOf(cluster, 'search', `${PICKER}=mistral-search-epp`);
      return readString(stateOf(pod), 'state', 'waiting', 'reason');
    },
    'ImagePullBackOff',
  ],
  'epp-bypassed': [({ knobs }) => knobs.bypassed.has('chat/qwen-chat'), true],
  'epp-blind': [
    ({ knobs }) => knobs.blindPickers.has('support/llama-support-epp'),
    true,
  ],
  'crash-looping': [
    cluster => crashOf(cluster, 'support', 'app=llama-support'),
    ['CrashLoopBackOff', 137, 'OOMKilled', false],
  ],
  'gpu-full': [
    cluster => {
      const pending = cluster.store
        .list(PODS, 'support')
        .filter(pod => readString(pod, 'status', 'phase') === 'Pending');
      const [scheduled] = readList(pending[0], 'status', 'conditions');
      const running = cluster.store
        .list(PODS, 'support')
        .filter(({ metadata }) => metadata.labels?.app === 'llama-support')
        .filter(isReady);
      return [pending.length, running.length, readString(scheduled, 'message')];
    },
    [
      1,
      3,
      '0/6 nodes are available: 6 Insufficient nvidia.com/gpu. no new claims to deallocate, preemption: 0/6 nodes are available: 3 No preemption victims found for incoming pod, 3 Preemption is not helpful for scheduling.',
    ],
  ],
  saturation: [
    ({ knobs }) => knobs.trafficFactor.get('Qwen/Qwen2.5-1.5B-Instruct'),
    20,
  ],
  'slow-servers': [
    ({ knobs }) => knobs.slowness.get('search/mistral-search'),
    4,
  ],
  'canary-slow': [({ knobs }) => knobs.canaries.slowness, 1.5],
  'canary-errors': [({ knobs }) => knobs.canaries.errorRatio, 0.08],
  'bbr-not-attached': [
    ({ store }) =>
      readString(readList(bbrOf(store), 'spec', 'targetRefs')[0], 'name'),
    'inference-gatway',
  ],
  'bbr-header-wrong': [
    ({ store }) =>
      readString(
        readList(
          bbrOf(store),
          ...['spec', 'traffic', 'transformation', 'request', 'set'],
        )[0],
        'name',
      ),
    'X-Model',
  ],
  'weights-zero': [({ store }) => refOf(store, 'weight'), 0],
  'group-wrong': [
    ({ store }) => refOf(store, 'group'),
    'inference.networking.x-k8s.io',
  ],
  'timeout-short': [
    ({ store }) =>
      readField(
        readList(store.get(...ROUTE('llama-support')), ...['spec', 'rules'])[0],
        ...['timeouts', 'request'],
      ),
    '20s',
  ],
  'port-wrong': [
    ({ store }) =>
      readList(
        store.get(INFERENCE_POOLS, 'search', 'mistral-search'),
        ...['spec', 'targetPorts'],
      ),
    [{ number: 8080 }],
  ],
  'fail-open': [
    ({ store }) =>
      readField(
        store.get(INFERENCE_POOLS, 'support', 'llama-support'),
        ...['spec', 'endpointPickerRef', 'failureMode'],
      ),
    'FailOpen',
  ],
  'epp-args-wrong': [
    ({ store }) => argsOf(store, 'mistral-search-epp').includes('mistral'),
    true,
  ],
  'epp-scaled-to-zero': [
    cluster => podOf(cluster, 'chat', `${PICKER}=qwen-chat-epp`),
    undefined,
  ],
  'model-misnamed': [
    ({ store }) => {
      const [rule] = readList(
        store.get(...ROUTE('mistral-search')),
        ...['spec', 'rules'],
      );
      const [match] = readList(rule, 'matches');
      return readField(readList(match, 'headers')[0], 'value');
    },
    'mistral-7b',
  ],
  'cache-full': [
    ({ knobs }) =>
      knobs.trafficFactor.get('mistralai/Mistral-7B-Instruct-v0.3'),
    1.7,
  ],
  'server-image-missing': [
    cluster => {
      const pods = cluster.store
        .list(PODS, 'support')
        .filter(({ metadata }) => metadata.labels?.app === 'llama-support');
      return [
        pods.filter(isReady).length,
        readString(stateOf(pods[0]), 'state', 'waiting', 'reason'),
      ];
    },
    [0, 'ImagePullBackOff'],
  ],
  'objective-misnamed': [
    ({ store }) =>
      readField(
        store.get(INFERENCE_OBJECTIVES, 'chat', 'chat-interactive'),
        ...['spec', 'poolRef', 'name'],
      ),
    'qwen-chat-v1',
  ],
  shedding: [
    ({ store }) =>
      readField(
        store.get(INFERENCE_OBJECTIVES, 'chat', 'chat-interactive'),
        ...['spec', 'priority'],
      ),
    -10,
  ],
  'route-stale': [
    ({ store }) => {
      const route = store.get(...ROUTE('llama-support'));
      const [parent] = readList(route, 'status', 'parents');
      const [accepted] = readList(parent, 'conditions');
      return (
        (route?.metadata.generation ?? 0) -
        (readNumber(accepted, 'observedGeneration') ?? 0)
      );
    },
    1,
  ],
  'pool-unreferenced': [
    ({ store }) => store.get(...ROUTE('llama-support')),
    undefined,
  ],
  'bbr-alias-missing': [
    ({ store }) =>
      readField(
        readList(
          bbrOf(store),
          ...['spec', 'traffic', 'transformation', 'request', 'set'],
        )[0],
        'value',
      ),
    'string(json(request.body).model)',
  ],
  'bbr-phase-conflict': [
    ({ store }) => readField(bbrOf(store), 'spec', 'traffic', 'timeouts'),
    { request: '300s' },
  ],
  'provider-defect': [
    ({ store }) =>
      readList(
        store.get(DEPLOYMENTS, 'agentgateway-system', 'agentgateway'),
        ...['spec', 'template', 'spec', 'containers'],
      ).map(container => readString(container, 'image')),
    ['cr.agentgateway.dev/controller:v1.3.1'],
  ],
  'crds-old': [
    ({ store }) =>
      store.get(CRDS, undefined, 'httproutes.gateway.networking.k8s.io')
        ?.metadata.annotations?.['gateway.networking.k8s.io/bundle-version'],
    'v1.3.0',
  ],
  ...Object.fromEntries(
    MADE.map(([name, key, namespace, object]) => [
      name,
      [
        ({ store }: Cluster) =>
          store.get(key, namespace, object)?.metadata.name,
        object,
      ] as const,
    ]),
  ),
  'metrics-missing': [
    ({ knobs }) => knobs.metricsPages.get('search/mistral-search'),
    'error-500',
  ],
  'metrics-hang': [
    ({ knobs }) => knobs.metricsPages.get('chat/qwen-chat'),
    'hang',
  ],
  'metrics-garbage': [
    ({ knobs }) => knobs.metricsPages.get('support/llama-support'),
    'random-bytes',
  ],
  'metrics-huge': [
    ({ knobs }) => knobs.metricsPages.get('search/mistral-search-epp'),
    'huge',
  ],
  ...Object.fromEntries(
    [
      ['metrics-drip', 'drip'],
      ['metrics-unauthorized', 'error-401'],
      ['metrics-forbidden', 'error-403'],
      ['metrics-error', 'error-500'],
      ['metrics-redirect', 'redirect'],
      ['metrics-html', 'html'],
      ['metrics-nan', 'nan'],
      ['metrics-clock', 'hour-late'],
    ].map(([name, mishap]) => [
      name,
      [
        ({ knobs }: Cluster) =>
          knobs.metricsPages.get('search/mistral-search-epp'),
        mishap,
      ] as const,
    ]),
  ),
  'api-slow': [({ knobs }) => knobs.apiServer.latencyMs, 3_000],
  'api-429': [({ knobs }) => knobs.apiServer.tooManyRequests, true],
  'api-close-watches': [
    ({ knobs }) => knobs.apiServer.closeWatchesAfterMs,
    2_000,
  ],
  'api-expired': [({ knobs }) => knobs.apiServer.expireWatches, true],
  ...Object.fromEntries(
    ['down', 'unauthorized', 'forbidden', 'half-line', 'silent'].map(mishap => [
      `api-${mishap}`,
      [({ knobs }: Cluster) => knobs.apiServer.mishap, mishap] as const,
    ]),
  ),
};

const bbrOf = (store: Cluster['store']) =>
  store.get(AGENTGATEWAY_POLICIES, 'inference-system', 'bbr');
const refOf = (store: Cluster['store'], field: string) => {
  const [rule] = readList(
    store.get(...ROUTE('mistral-search')),
    'spec',
    'rules',
  );
  return readField(readList(rule, 'backendRefs')[0], field);
};
const argsOf = (store: Cluster['store'], name: string) =>
  readList(
    readList(
      store.get(DEPLOYMENTS, 'search', name),
      ...['spec', 'template', 'spec', 'containers'],
    )[0],
    'args',
  );

const podNames = (pods: KubernetesObject[]) =>
  pods.map(({ metadata }) => metadata.name);

function eventReasons({ store }: Cluster, about: KubernetesObject) {
  return store
    .list(EVENTS, about.metadata.namespace)
    .filter(
      event => readField(event, 'involvedObject', 'uid') === about.metadata.uid,
    )
    .map(event => readString(event, 'reason'));
}

function crashOf(cluster: Cluster, namespace: string, label: string) {
  const status = stateOf(podOf(cluster, namespace, label));
  return [
    readString(status, 'state', 'waiting', 'reason'),
    readNumber(status, 'lastState', 'terminated', 'exitCode'),
    readString(status, 'lastState', 'terminated', 'reason'),
    readField(status, 'ready'),
  ];
}

function start(name = 'prod-us') {
  const { cluster, clock } = startTestCluster(name);
  for (const crd of loadCrds()) cluster.store.apply(crd);
  const faults = createFaultSwitch(
    cluster,
    FAULTS.filter(fault => fault.cluster === cluster.name),
  );
  return { cluster, clock, faults };
}

describe('faults', () => {
  it('have a symptom each', () => {
    expect(Object.keys(SYMPTOMS).sort()).toEqual(
      FAULTS.map(({ name }) => name).sort(),
    );
  });

  it.each(FAULTS.map(({ name, cluster }) => [name, cluster]))(
    '%s shows what a real cluster shows, and goes again',
    (name, where) => {
      const { cluster, clock, faults } = start(where);
      const before = written(cluster);
      const [look, symptom] = SYMPTOMS[name];
      const healthy = cluster.store.list(PODS).filter(isReady).length;
      expect(look(cluster)).not.toEqual(symptom);

      faults.set(name, true);
      faults.set(name, true);
      expect(faults.isOn(name)).toBe(true);
      clock.advance(10_000);
      expect(look(cluster)).toEqual(symptom);

      faults.set(name, false);
      expect(faults.isOn(name)).toBe(false);
      clock.advance(180_000);
      expect(written(cluster)).toEqual(before);
      expect(cluster.knobs).toEqual(createKnobs());
      expect(look(cluster)).not.toEqual(symptom);
      expect(cluster.store.list(PODS).filter(isReady)).toHaveLength(healthy);
      expect(cluster.store.list(PODS)).toHaveLength(healthy);
    },
  );

  it('can be on all at once, and leave nothing behind in any order', () => {
    const { cluster, clock, faults } = start();
    const before = written(cluster);
    const names = FAULTS.flatMap(fault =>
      fault.cluster === cluster.name ? [fault.name] : [],
    );
    for (const name of names) faults.set(name, true);
    clock.advance(60_000);
    for (const name of [...names].sort()) {
      faults.set(name, false);
      clock.advance(1_000);
    }
    clock.advance(240_000);
    expect(written(cluster)).toEqual(before);
    expect(cluster.knobs).toEqual(createKnobs());
    const pods = cluster.store.list(PODS);
    expect(podNames(pods.filter(isReady))).toEqual(podNames(pods));
  });

  it('keep restarting a container that crashes, ever more slowly', () => {
    const { cluster, clock, faults } = start();
    faults.set('crash-looping', true);
    const restarts = [10, 30, 60, 120, 300].map(seconds => {
      clock.advance(seconds * 1000);
      return readNumber(
        stateOf(podOf(cluster, 'support', 'app=llama-support')),
        'restartCount',
      );
    });
    expect(restarts).toEqual([1, 3, 4, 5, 6]);
  });

  it('are refused by a name that none has', () => {
    const { faults } = start();
    expect(() => faults.set('nonsense', true)).toThrow(
      'There is no fault nonsense',
    );
  });
});

describe('the README', () => {
  it.each(FAULTS)('tells of $name', ({ name, what, expect: expected }) => {
    const readme = readFileSync(resolve(__dirname, '../../README.md'), 'utf8');
    const row = readme
      .split('\n')
      .find(line => line.startsWith(`| \`${name}\``));
    expect(row).toContain(what);
    expect(row).toContain(
      'finding' in expected ? `\`${expected.finding}\`` : expected.seen,
    );
  });
});

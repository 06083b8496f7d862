// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects } from '../objects/ClusterObjects';
import { makeUnschedulable, setCondition } from '../testing/edits';
import { brief, Edit, judgeSample } from '../testing/judgeSample';
import { objectNamed } from '../testing/objectNamed';
import { asProvider, crdsOf } from '../testing/providerSamples';
import { samplePolicy } from '../testing/sampleObjects';
import { PageState } from '../ports';
import { NO_LOAD } from './LoadView';

/** A provider's healthy cluster at other versions. */
function at(
  provider: string,
  versions: { image?: [from: string, to: string]; gatewayApi?: string },
  edit: Edit = () => {},
): Edit {
  return objects => {
    asProvider(provider)(objects);
    const [from, to] = versions.image ?? ['', ''];
    objects.deployments.forEach(({ containers }) =>
      containers.forEach(container => {
        container.image = container.image.replace(from, to);
      }),
    );
    if (versions.gatewayApi) {
      objectNamed(
        objects.crds,
        'httproutes.gateway.networking.k8s.io',
      ).bundleVersion = versions.gatewayApi;
    }
    edit(objects);
  };
}

/** Both pools of chat in one rule, as the plain sample has it. */
const split: Edit = ({ httpRoutes }) => {
  const route = objectNamed(httpRoutes, 'chat-route');
  const refs = route.rules.flatMap(({ backendRefs }) => backendRefs);
  route.rules = [{ ...route.rules[1], backendRefs: refs }];
};

const failing =
  (mode: string): Edit =>
  ({ inferencePools }) => {
    objectNamed(inferencePools, 'helper').picker!.failureMode = mode;
  };

/** The class of the agentgateway that came with kgateway. */
const bundled: Edit = objects => {
  objects.gatewayClasses[0].controllerName = 'kgateway.dev/agentgateway';
  objects.gatewayPolicies = [samplePolicy()];
};

const alone: Edit = ({ deployments }) => {
  objectNamed(deployments, 'helper-epp').replicas = 1;
};

const notResolved: Edit = ({ httpRoutes }) =>
  httpRoutes.forEach(({ parents: [parent] }) =>
    setCondition(parent, 'ResolvedRefs', 'False', 'InvalidKind'),
  );

const SPLIT = 'HTTPRoute chat-route: spec.rules[0].backendRefs';
const CLASS = 'Gateway front: spec.gatewayClassName';
const BUNDLE =
  'CustomResourceDefinition httproutes.gateway.networking.k8s.io: metadata.annotations[gateway.networking.k8s.io/bundle-version]';
const MODE = 'InferencePool helper: spec.endpointPickerRef.failureMode';

it.each<[what: string, edit: Edit, expected: string[]]>([
  [
    'kgateway 2.2',
    at('kgateway 2.1', { image: ['v2.1.1', 'v2.2.0'] }),
    [`error provider-inference-removed ${CLASS}`],
  ],
  [
    'a candidate of kgateway 2.2, as the path is gone there already',
    at('kgateway 2.1', { image: ['v2.1.1', 'v2.2.0-rc.1'] }),
    [`error provider-inference-removed ${CLASS}`],
  ],
  [
    'that is why kgateway does not resolve the pools',
    at('kgateway 2.1', { image: ['v2.1.1', 'v2.2.1'] }, notResolved),
    [`error provider-inference-removed ${CLASS}`],
  ],
  [
    'two versions of kgateway beside each other: the older may still serve',
    at('kgateway 2.1', {}, ({ deployments }) => {
      const { containers } = objectNamed(deployments, 'controller-0');
      deployments.unshift({
        ...objectNamed(deployments, 'controller-0'),
        containers: [
          {
            ...containers[0],
            image: 'cr.kgateway.dev/kgateway-dev/kgateway:v2.2.0',
          },
        ],
      });
    }),
    [`warning provider-inference-deprecated ${CLASS}`],
  ],
  [
    'kgateway at a version that can’t be told',
    at('kgateway 2.1', { image: ['v2.1.1', 'nightly'] }),
    [`warning route-split-unsupported ${SPLIT}`],
  ],
  [
    'agentgateway as it came with kgateway 2.2',
    at('kgateway 2.1', { image: ['v2.1.1', 'v2.2.0'] }, bundled),
    [],
  ],
  [
    'agentgateway of kgateway, which left with 2.3',
    at('kgateway 2.1', { image: ['v2.1.1', 'v2.3.0'] }, bundled),
    [`error provider-inference-removed ${CLASS}`],
  ],
  [
    'a plain listener of kgateway',
    at('kgateway 2.1', {}, ({ gateways: [{ listeners }] }) => {
      listeners[0].protocol = 'HTTP';
    }),
    [
      'warning listener-no-tls-for-picker Gateway front: spec.listeners[0].protocol',
      `warning provider-inference-deprecated ${CLASS}`,
    ],
  ],
  [
    'agentgateway 1.3.1, where POST requests hang',
    at('agentgateway', { image: ['1.4.1', 'v1.3.1'] }),
    [`warning provider-version-defect ${CLASS}`],
  ],
  [
    'agentgateway 1.2.1',
    at('agentgateway', { image: ['1.4.1', 'v1.2.1'] }),
    [],
  ],
  [
    'a CORS filter on a rule of Istio',
    at('Istio', {}, ({ httpRoutes }) =>
      objectNamed(httpRoutes, 'helper-route').rules[0].filters.push('CORS'),
    ),
    [`warning provider-version-defect ${CLASS}`],
  ],
  [
    'Gateway API newer than the provider',
    at('Istio', { gatewayApi: 'v1.6.1' }),
    [`warning crd-version-unsupported ${BUNDLE}`],
  ],
  [
    'Gateway API older than the provider',
    at('agentgateway', { gatewayApi: 'v1.3.0' }),
    [`warning crd-version-unsupported ${BUNDLE}`],
  ],
  ['another patch of the same line', at('Istio', { gatewayApi: 'v1.5.9' }), []],
  [
    'a version of the provider that the matrix does not have',
    at('Istio', {
      image: ['1.30.1-distroless', '1.99.0'],
      gatewayApi: 'v1.6.1',
    }),
    [],
  ],
  [
    'only v1 pools for a provider that reads the alpha',
    at('Istio', {
      image: ['1.30.1-distroless', '1.27.4'],
      gatewayApi: 'v1.3.0',
    }),
    [
      'warning crd-version-unsupported CustomResourceDefinition inferencepools.inference.networking.k8s.io',
    ],
  ],
  [
    'pools of both versions for a provider that reads the alpha',
    at(
      'Istio',
      { image: ['1.30.1-distroless', '1.27.4'], gatewayApi: 'v1.3.0' },
      ({ crds }) =>
        crds.push(
          ...crdsOf('inference.networking.x-k8s.io', 'v1.0.0', [
            'inferencepools',
          ]),
        ),
    ),
    [],
  ],
  [
    'a pool that would fail open',
    at('agentgateway', {}, failing('FailOpen')),
    [`warning pool-failure-mode-ineffective ${MODE}`],
  ],
  [
    'a pool that would fail closed',
    at(
      'NGINX Gateway Fabric',
      { image: ['2.6.7', '2.5.0'] },
      failing('FailOpen'),
    ),
    [
      'warning pool-failure-mode-ineffective InferencePool canary: spec.endpointPickerRef.failureMode',
      'warning pool-failure-mode-ineffective InferencePool stable: spec.endpointPickerRef.failureMode',
    ],
  ],
  [
    'a version of agentgateway after those that are known',
    at('agentgateway', { image: ['1.4.1', '1.4.2'] }, failing('FailOpen')),
    [],
  ],
  [
    'two pools in a rule of Istio 1.28',
    at(
      'Istio',
      { image: ['1.30.1-distroless', '1.28.3'], gatewayApi: 'v1.4.0' },
      split,
    ),
    [`error route-split-unsupported ${SPLIT}`],
  ],
  [
    'two pools in a rule of Istio 1.30, where a patch may have the fix',
    at('Istio', {}, split),
    [`warning route-split-unsupported ${SPLIT}`],
  ],
  [
    'two pools in a rule of Istio at a version that can’t be told',
    at('Istio', { image: ['1.30.1-distroless', 'latest'] }, split),
    [`warning route-split-unsupported ${SPLIT}`],
  ],
  [
    'two pools in a rule of Istio, one without weight',
    at('Istio', {}, objects => {
      split(objects);
      objectNamed(
        objects.httpRoutes,
        'chat-route',
      ).rules[0].backendRefs[0].weight = 0;
    }),
    [],
  ],
  [
    'two pools in a rule of Envoy AI Gateway',
    at('Envoy AI Gateway', {}, split),
    [`error route-split-unsupported ${SPLIT}`],
  ],
  [
    'a single picker of a pool that fails closed',
    alone,
    ['info picker-not-redundant Deployment helper-epp: spec.replicas'],
  ],
  [
    'a single picker of a pool that fails open',
    objects => {
      alone(objects);
      failing('FailOpen')(objects);
    },
    [],
  ],
  [
    'pickers that are recreated',
    ({ deployments }) => {
      objectNamed(deployments, 'helper-epp').strategy = 'Recreate';
    },
    ['info picker-not-redundant Deployment helper-epp: spec.strategy'],
  ],
  [
    'a single picker that is down already',
    objects => {
      alone(objects);
      makeUnschedulable(
        objectNamed(objects.pods, 'helper-epp-0'),
        '0/3 nodes are available: 3 Insufficient cpu.',
      );
    },
    ['error picker-unschedulable Deployment helper-epp'],
  ],
])('%s', (_what, edit, expected) => {
  expect(judgeSample(edit).map(brief)).toEqual(expected);
});

it('proposes the class of agentgateway where there is one', () => {
  const [{ remedy }] = judgeSample(
    at(
      'kgateway 2.1',
      { image: ['v2.1.1', 'v2.2.0'] },
      (objects: ClusterObjects) => {
        objects.gatewayClasses.push({
          ...objects.gatewayClasses[0],
          meta: { ...objects.gatewayClasses[0].meta, name: 'agw' },
          controllerName: 'agentgateway.dev/agentgateway',
        });
      },
    ),
  );

  expect(remedy.patch).toMatchObject({
    kind: 'merge',
    body: { spec: { gatewayClassName: 'agw' } },
  });
});

describe('metrics-generation-legacy', () => {
  const page: PageState = {
    role: 'picker',
    namespace: 'support',
    pod: 'helper-epp-0',
    port: 9090,
    path: '/metrics',
    engine: 'epp',
    mode: 'proxy',
    missing: [],
    renamed: [
      { measure: 'requests', family: 'inference_objective_request_total' },
    ],
  };
  const judgePages = (...pages: PageState[]) =>
    judgeSample(
      undefined,
      {},
      {
        ...NO_LOAD,
        pages: ({ key }, role) =>
          key === 'support/helper'
            ? pages.filter(each => each.role === role)
            : [],
      },
    ).filter(({ code }) => code === 'metrics-generation-legacy');

  it.each<[what: string, pages: PageState[], expected: string[]]>([
    [
      'a picker that counts under old names',
      [page],
      ['info metrics-generation-legacy Deployment helper-epp'],
    ],
    [
      'servers that do',
      [{ ...page, role: 'server', pod: 'helper-0', engine: 'vllm' }],
      ['info metrics-generation-legacy Deployment helper'],
    ],
    ['a page under the newest names', [{ ...page, renamed: [] }], []],
    [
      'a page that was never read',
      [{ ...page, missing: undefined, renamed: undefined }],
      [],
    ],
  ])('%s', (_what, pages, expected) => {
    expect(judgePages(...pages).map(brief)).toEqual(expected);
  });

  it('names what was found', () => {
    expect(judgePages(page)[0].evidence).toContainEqual({
      label: 'Old names',
      value: 'inference_objective_request_total',
    });
  });
});

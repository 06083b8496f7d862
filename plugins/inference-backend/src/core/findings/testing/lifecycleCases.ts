// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects } from '../../objects/ClusterObjects';
import { Edit } from '../../testing/judgeSample';
import { objectNamed } from '../../testing/objectNamed';
import { asProvider } from '../../testing/providerSamples';
import { applyByArgo, sampleApplication } from '../../testing/sampleGitOps';
import { metaOf, samplePolicy } from '../../testing/sampleObjects';
import { FindingCases } from './FindingCase';
import { all, bundled, helperRoute, noClass, removedPath } from './routeCases';

const gatewayApi =
  (bundleVersion: string): Edit =>
  ({ crds }) => {
    objectNamed(crds, 'httproutes.gateway.networking.k8s.io').bundleVersion =
      bundleVersion;
  };
const cors: Edit = objects => {
  helperRoute(objects).rules[0].filters.push('CORS');
};
const by =
  (controllerName: string): Edit =>
  ({ gatewayClasses: [gatewayClass] }) => {
    gatewayClass.controllerName = controllerName;
  };
const ENVOY = 'gateway.envoyproxy.io/gatewayclass-controller';
const request =
  (limit: string): Edit =>
  objects => {
    helperRoute(objects).rules[0].timeouts = { request: limit };
  };
const refused: Edit = objects => {
  helperRoute(objects).parents[0].conditions[0].status = 'False';
};
/** A policy of its own on the gateway, whose timeouts count for routes only. */
const gatewayTimeout: Edit = ({ gatewayPolicies }) =>
  gatewayPolicies.push({
    ...samplePolicy(),
    meta: { ...samplePolicy().meta, name: 'limits' },
    phase: 'PostRouting',
    requestHeaders: [],
    requestTimeout: '600s',
  });
const sync = (status: string, target = 'main') => ({
  status,
  revisions: ['2222cccc'],
  targetRevisions: [target],
});
const ROUTE = [
  {
    group: 'gateway.networking.k8s.io',
    kind: 'HTTPRoute',
    namespace: 'chat',
    name: 'chat-route',
  },
];
const application =
  (more: Parameters<typeof sampleApplication>[0]): Edit =>
  objects => {
    objects.argoApplications = [sampleApplication(more)];
    applyByArgo(objectNamed(objects.httpRoutes, 'chat-route'));
  };
const chatRoute = ({ httpRoutes }: ClusterObjects) =>
  objectNamed(httpRoutes, 'chat-route');
const editedBy =
  (manager: string): Edit =>
  objects => {
    chatRoute(objects).managers = [
      {
        manager: 'argocd-controller',
        operation: 'Apply',
        setsRules: manager === 'argocd-controller',
      },
      ...(manager === 'argocd-controller'
        ? []
        : [{ manager, operation: 'Update' as const, setsRules: true }]),
    ];
  };

export const LIFECYCLE_CASES = {
  'provider-inference-removed': {
    fires: { edit: removedPath },
    near: { edit: asProvider('kgateway 2.1') },
  },
  'provider-inference-deprecated': {
    fires: { edit: asProvider('kgateway 2.1') },
    near: { edit: asProvider('agentgateway') },
  },
  'provider-version-defect': {
    fires: { edit: all(asProvider('Istio'), cors) },
    near: { edit: all(asProvider('agentgateway'), cors) },
    away: {
      by: 'provider-inference-removed',
      world: { edit: bundled('1.3.1') },
    },
  },
  'crd-version-unsupported': {
    fires: { edit: all(asProvider('Istio'), gatewayApi('v1.6.1')) },
    near: { edit: all(asProvider('Istio'), gatewayApi('v1.5.9')) },
    away: {
      by: 'provider-inference-removed',
      world: { edit: all(bundled('1.3.0'), gatewayApi('v1.6.1')) },
    },
  },
  'crd-legacy-inferencemodel': {
    fires: {
      edit: ({ inferenceModels }) =>
        inferenceModels.push({
          meta: metaOf(
            'inference.networking.x-k8s.io/v1alpha2',
            'InferenceModel',
            'support',
            'help',
          ),
        }),
    },
    near: {
      edit: ({ crds }) =>
        crds.push({
          meta: metaOf(
            'apiextensions.k8s.io/v1',
            'CustomResourceDefinition',
            '',
            'inferencemodels.inference.networking.x-k8s.io',
          ),
          crd: 'inferencemodels.inference.networking.x-k8s.io',
        }),
    },
  },
  'timeout-missing': {
    fires: { edit: by(ENVOY) },
    near: { edit: by('acme.example/gateway') },
    away: {
      by: 'route-not-accepted',
      world: { edit: all(by(ENVOY), refused) },
    },
  },
  'timeout-too-short': {
    fires: { edit: request('299s') },
    near: { edit: request('300s') },
    away: {
      by: 'route-not-accepted',
      world: { edit: all(request('299s'), refused) },
    },
  },
  'timeout-ineffective': {
    fires: { edit: gatewayTimeout },
    near: { edit: request('600s') },
    away: {
      by: 'gateway-class-missing',
      world: { edit: all(request('10 minutes'), noClass) },
    },
  },
  'gitops-out-of-sync': {
    fires: { edit: application({ sync: sync('OutOfSync'), outOfSync: ROUTE }) },
    near: {
      edit: application({
        sync: sync('OutOfSync'),
        outOfSync: [{ ...ROUTE[0], kind: 'ConfigMap', group: '' }],
      }),
    },
    away: {
      by: 'gitops-drift',
      world: {
        edit: all(
          application({ sync: sync('OutOfSync'), outOfSync: ROUTE }),
          editedBy('kubectl-edit'),
        ),
      },
    },
  },
  'gitops-old-revision': {
    fires: { edit: application({ sync: sync('Synced', 'release-6') }) },
    near: { edit: application({ sync: sync('Synced') }) },
    away: {
      by: 'gitops-out-of-sync',
      world: {
        edit: application({
          sync: sync('OutOfSync', 'release-6'),
          outOfSync: ROUTE,
        }),
      },
    },
  },
  'gitops-drift': {
    fires: { edit: all(application({}), editedBy('kubectl-edit')) },
    near: { edit: all(application({}), editedBy('argocd-controller')) },
  },
} satisfies Record<string, FindingCases>;

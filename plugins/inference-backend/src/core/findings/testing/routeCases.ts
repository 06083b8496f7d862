// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects } from '../../objects/ClusterObjects';
import { makeUnready, podsOf, setCondition } from '../../testing/edits';
import { Edit } from '../../testing/judgeSample';
import { objectNamed } from '../../testing/objectNamed';
import { asProvider } from '../../testing/providerSamples';
import {
  gatewayRef,
  GATEWAY_API,
  metaOf,
  sampleDeployment,
  sampleGatewayClass,
  samplePolicy,
} from '../../testing/sampleObjects';
import { FindingCases } from './FindingCase';

export const helperRoute = ({ httpRoutes }: ClusterObjects) =>
  objectNamed(httpRoutes, 'helper-route');
const chatRule = ({ httpRoutes }: ClusterObjects) =>
  objectNamed(httpRoutes, 'chat-route').rules[0];

export const all =
  (...edits: Edit[]): Edit =>
  objects =>
    edits.forEach(edit => edit(objects));

export const noClass: Edit = objects => {
  objects.gatewayClasses = [];
};
export const notProgrammed: Edit = ({ gateways: [gateway] }) =>
  setCondition(gateway, 'Programmed', 'False', 'AddressNotAssigned');
const refused: Edit = objects =>
  setCondition(helperRoute(objects).parents[0], 'Accepted', 'False', 'Own');
const unresolved =
  (reason: string): Edit =>
  objects =>
    setCondition(
      helperRoute(objects).parents[0],
      'ResolvedRefs',
      'False',
      reason,
    );
const otherNamespace: Edit = objects => {
  const [ref] = helperRoute(objects).rules[0].backendRefs;
  ref.namespace = 'chat';
  ref.name = 'stable';
  unresolved('RefNotPermitted')(objects);
};
const closed: Edit = objects => {
  objects.gateways[0].listeners[0].allowedRoutes = { from: 'Same' };
  setCondition(
    helperRoute(objects).parents[0],
    'Accepted',
    'False',
    'NotAllowedByListeners',
  );
};
/** A younger route that matches what helper-route does. */
const twin =
  (hostname?: string): Edit =>
  objects => {
    const copy = structuredClone(helperRoute(objects));
    copy.meta = {
      ...metaOf(GATEWAY_API, 'HTTPRoute', 'support', 'twin'),
      createdAt: '2026-11-19T08:00:00.000Z',
    };
    copy.hostnames = hostname ? [hostname] : [];
    objects.httpRoutes.push(copy);
  };
const direct =
  (app: string): Edit =>
  objects => {
    objects.services.push({
      ...objects.services[0],
      meta: metaOf('v1', 'Service', 'support', 'direct'),
      selector: { app },
    });
    const [ref] = helperRoute(objects).rules[0].backendRefs;
    helperRoute(objects).rules.push({
      matches: [],
      filters: [],
      backendRefs: [
        { ...ref, group: '', kind: 'Service', name: 'direct', port: 80 },
      ],
    });
  };
export const kgateway =
  (version: string): Edit =>
  objects => {
    asProvider('kgateway 2.1')(objects);
    objects.deployments.forEach(({ containers }) =>
      containers.forEach(container => {
        container.image = container.image.replace('v2.1.1', version);
      }),
    );
  };
export const removedPath = kgateway('v2.2.0');
/** The agentgateway that came with kgateway, which no longer has it. */
export const bundled =
  (version: string): Edit =>
  objects => {
    kgateway('v2.3.0')(objects);
    objects.gatewayClasses[0].controllerName = 'kgateway.dev/agentgateway';
    objects.gatewayPolicies = [samplePolicy()];
    const { containers, ...deployment } = sampleDeployment(
      'platform',
      'agw',
      1,
    );
    objects.deployments.push({
      ...deployment,
      containers: [
        {
          ...containers[0],
          image: `cr.agentgateway.dev/controller:${version}`,
        },
      ],
    });
  };
/** Both pools of chat in one rule, as the plain sample has it. */
const split: Edit = ({ httpRoutes }) => {
  const route = objectNamed(httpRoutes, 'chat-route');
  const refs = route.rules.flatMap(({ backendRefs }) => backendRefs);
  const [first] = route.rules;
  route.rules = [{ ...first, backendRefs: refs }];
};
const plainHttp: Edit = ({ gateways: [{ listeners }] }) =>
  listeners.forEach(listener => {
    listener.protocol = 'HTTP';
  });

export const ROUTE_CASES = {
  'gateway-class-missing': {
    fires: { edit: noClass },
    near: {
      edit: ({ gateways }) =>
        gateways.push({
          ...gateways[0],
          meta: { ...gateways[0].meta, name: 'other' },
          className: 'absent',
        }),
    },
  },
  'gateway-class-not-accepted': {
    fires: {
      edit: ({ gatewayClasses: [each] }) =>
        setCondition(each, 'Accepted', 'False', 'InvalidParameters'),
    },
    near: {
      edit: ({ gatewayClasses }) =>
        gatewayClasses.push({
          ...sampleGatewayClass(),
          meta: { ...sampleGatewayClass().meta, name: 'unused' },
          conditions: [],
        }),
    },
  },
  'gateway-not-programmed': {
    fires: { edit: notProgrammed },
    near: {
      edit: ({ gateways: [gateway] }) => {
        gateway.listeners.push({
          ...gateway.listeners[0],
          name: 'https',
          conditions: [],
        });
        setCondition(gateway.listeners[1], 'Programmed', 'False');
      },
    },
    away: { by: 'gateway-class-missing' },
  },
  'gateway-address-missing': {
    fires: {
      edit: ({ gateways: [gateway] }) => {
        gateway.addresses = [];
      },
    },
    near: {
      edit: all(notProgrammed, ({ gateways: [gateway] }) => {
        gateway.addresses = [];
      }),
    },
    away: { by: 'gateway-class-missing' },
  },
  'listener-namespace-closed': {
    fires: { edit: closed },
    near: {
      edit: objects => {
        closed(objects);
        objects.gateways[0].listeners[0].allowedRoutes = {
          from: 'Selector',
          selector: { 'kubernetes.io/metadata.name': 'support' },
        };
        refused(objects);
      },
    },
    away: { by: 'gateway-not-programmed' },
  },
  'listener-no-tls-for-picker': {
    fires: { edit: all(kgateway('v2.1.1'), plainHttp) },
    near: { edit: plainHttp },
    away: {
      by: 'provider-inference-removed',
      world: { edit: all(removedPath, plainHttp) },
    },
  },
  'route-not-accepted': {
    fires: { edit: refused },
    near: {
      edit: objects => {
        const route = helperRoute(objects);
        route.parentRefs = [
          { ...gatewayRef('mesh', 'infra'), group: '', kind: 'Service' },
        ];
        route.parents = [];
      },
    },
    away: { by: 'gateway-not-programmed' },
  },
  'route-backend-missing': {
    fires: {
      edit: objects => {
        helperRoute(objects).rules[0].backendRefs[0].name = 'helpr';
      },
    },
    near: {
      edit: objects => {
        helperRoute(objects).rules[0].backendRefs[0].group =
          'inference.networking.x-k8s.io';
      },
    },
  },
  'route-backend-wrong-group': {
    fires: {
      edit: objects => {
        helperRoute(objects).rules[0].backendRefs[0].group =
          'inference.networking.x-k8s.io';
      },
    },
    near: {
      edit: objects => {
        const { meta } = objectNamed(objects.inferencePools, 'helper');
        meta.apiVersion = 'inference.networking.x-k8s.io/v1alpha2';
        helperRoute(objects).rules[0].backendRefs[0].group =
          'inference.networking.x-k8s.io';
      },
    },
  },
  'route-cross-namespace-refused': {
    fires: { edit: otherNamespace },
    near: {
      edit: objects => {
        otherNamespace(objects);
        setCondition(helperRoute(objects).parents[0], 'ResolvedRefs', 'True');
      },
    },
  },
  'route-bypasses-pool': {
    fires: { edit: direct('helper') },
    near: { edit: direct('nobody') },
  },
  'route-invalid-kind': {
    fires: { edit: unresolved('InvalidKind') },
    near: { edit: all(unresolved('InvalidKind'), otherNamespace) },
    away: { by: 'route-not-accepted' },
  },
  'route-status-missing': {
    fires: {
      edit: objects => {
        helperRoute(objects).parents = [];
      },
    },
    near: {
      edit: objects => {
        helperRoute(objects).parents = [];
        helperRoute(objects).meta.createdAt = '2026-11-20T11:59:30.000Z';
      },
    },
    away: { by: 'gateway-not-programmed' },
  },
  'route-weights-zero': {
    fires: {
      edit: objects =>
        chatRule(objects).backendRefs.forEach(ref => {
          ref.weight = 0;
        }),
    },
    near: {
      edit: objects => {
        chatRule(objects).backendRefs[0].weight = 0;
      },
    },
  },
  'route-status-stale': {
    fires: {
      edit: objects => {
        helperRoute(objects).meta.generation = 4;
      },
    },
    near: {
      edit: objects => {
        helperRoute(objects).meta.generation = 4;
        helperRoute(objects).parents[0].conditions.forEach(each => {
          each.observedGeneration = undefined;
        });
      },
    },
    away: { by: 'gateway-class-missing' },
  },
  'route-model-shadowed': {
    fires: { edit: twin() },
    near: { edit: twin('help.example.com') },
    away: {
      by: 'route-not-accepted',
      world: {
        // Through a second gateway, which refuses the younger route.
        edit: objects => {
          twin()(objects);
          const [gateway] = objects.gateways;
          objects.gateways.push({
            ...gateway,
            meta: { ...gateway.meta, name: 'back' },
          });
          const route = objectNamed(objects.httpRoutes, 'twin');
          const parentRef = gatewayRef('back', 'infra');
          route.parentRefs.push(parentRef);
          route.parents.push({
            ...structuredClone(route.parents[0]),
            parentRef,
          });
          setCondition(route.parents[1], 'Accepted', 'False', 'Own');
        },
      },
    },
  },
  'route-split-unsupported': {
    fires: { edit: all(asProvider('Envoy AI Gateway'), split) },
    near: { edit: split },
  },
  'route-pool-empty-share': {
    fires: {
      edit: objects => {
        objectNamed(objects.deployments, 'canary').replicas = 0;
        objects.pods = objects.pods.filter(
          ({ meta }) => meta.name !== 'canary-0',
        );
      },
    },
    near: {
      edit: objects => {
        objectNamed(objects.deployments, 'canary').replicas = 0;
        objects.pods = objects.pods.filter(
          ({ meta }) => meta.name !== 'canary-0',
        );
        chatRule(objects).backendRefs[1].weight = 0;
      },
    },
    away: {
      by: 'pool-no-ready-endpoints',
      world: {
        edit: objects =>
          podsOf(objects, 'canary').forEach(pod => makeUnready(pod)),
      },
    },
  },
} satisfies Record<string, FindingCases>;

// SPDX-License-Identifier: Apache-2.0
import { setCondition } from '../testing/edits';
import { brief, Edit, judgeSample } from '../testing/judgeSample';
import { objectNamed } from '../testing/objectNamed';
import { gatewayRef, sampleGatewayClass } from '../testing/sampleObjects';

const notProgrammed: Edit = ({ gateways: [gateway] }) =>
  setCondition(gateway, 'Programmed', 'False', 'AddressNotAssigned', 'no IP');
const refuse =
  (reason: string): Edit =>
  ({ httpRoutes }) =>
    setCondition(
      objectNamed(httpRoutes, 'helper-route').parents[0],
      'Accepted',
      'False',
      reason,
      'said the controller',
    );

it.each<[what: string, edit: Edit, expected: string[]]>([
  ['a healthy cluster', () => {}, []],
  [
    'a gateway whose class does not exist',
    objects => {
      objects.gatewayClasses = [];
    },
    ['error gateway-class-missing Gateway front: spec.gatewayClassName'],
  ],
  [
    'the class missing explains what follows from it',
    objects => {
      objects.gatewayClasses = [];
      notProgrammed(objects);
      refuse('Pending')(objects);
      objects.gatewayPolicies = [];
    },
    ['error gateway-class-missing Gateway front: spec.gatewayClassName'],
  ],
  [
    'a gateway of no route with pools is none of ours',
    ({ gateways }) =>
      gateways.push({
        ...gateways[0],
        meta: { ...gateways[0].meta, name: 'other', uid: 'other' },
        className: 'absent',
      }),
    [],
  ],
  [
    'a class that its controller refuses',
    ({ gatewayClasses: [gatewayClass] }) =>
      setCondition(gatewayClass, 'Accepted', 'False', 'InvalidParameters'),
    ['error gateway-class-not-accepted GatewayClass agentgateway'],
  ],
  [
    'a class that no controller has looked at',
    ({ gatewayClasses: [gatewayClass] }) => {
      gatewayClass.conditions = [];
    },
    ['error gateway-class-not-accepted GatewayClass agentgateway'],
  ],
  [
    'a refused class that nothing uses',
    ({ gatewayClasses }) =>
      gatewayClasses.push({
        ...sampleGatewayClass(),
        meta: { ...sampleGatewayClass().meta, name: 'unused', uid: 'unused' },
        conditions: [],
      }),
    [],
  ],
  [
    'a gateway that is not programmed',
    notProgrammed,
    ['error gateway-not-programmed Gateway front'],
  ],
  [
    'a gateway without any status',
    ({ gateways: [gateway] }) => {
      gateway.conditions = [];
      gateway.addresses = [];
    },
    ['error gateway-not-programmed Gateway front'],
  ],
  [
    'a listener that fails on a programmed gateway',
    ({ gateways: [gateway] }) =>
      setCondition(
        gateway.listeners[0],
        'ResolvedRefs',
        'False',
        'InvalidCertificateRef',
      ),
    ['error gateway-not-programmed Gateway front: spec.listeners[0]'],
  ],
  [
    'a failed listener beside one that works for the same routes',
    ({ gateways: [gateway] }) => {
      gateway.listeners.push({
        ...gateway.listeners[0],
        name: 'https',
        conditions: [],
      });
      setCondition(gateway.listeners[1], 'Programmed', 'False');
    },
    [],
  ],
  [
    'a programmed gateway without address',
    ({ gateways: [gateway] }) => {
      gateway.addresses = [];
    },
    ['warning gateway-address-missing Gateway front: status.addresses'],
  ],
  [
    'a listener closed for other namespaces',
    objects => {
      objects.gateways[0].listeners[0].allowedRoutes = { from: 'Same' };
      refuse('NotAllowedByListeners')(objects);
    },
    [
      'error listener-namespace-closed Gateway front: spec.listeners[0].allowedRoutes.namespaces',
    ],
  ],
  [
    'a selector on labels that are not watched counts by its reason',
    objects => {
      objects.gateways[0].listeners[0].allowedRoutes = {
        from: 'Selector',
        selector: { team: 'x' },
      };
      refuse('NotAllowedByListeners')(objects);
    },
    [
      'error listener-namespace-closed Gateway front: spec.listeners[0].allowedRoutes.namespaces',
    ],
  ],
  [
    'a selector that takes the namespace is not to blame',
    objects => {
      objects.gateways[0].listeners[0].allowedRoutes = {
        from: 'Selector',
        selector: { 'kubernetes.io/metadata.name': 'support' },
      };
      refuse('UnsupportedValue')(objects);
    },
    ['error route-not-accepted HTTPRoute helper-route: spec.parentRefs[0]'],
  ],
  [
    'a route that the gateway refuses, whatever it calls the reason',
    refuse('SomethingOfItsOwn'),
    ['error route-not-accepted HTTPRoute helper-route: spec.parentRefs[0]'],
  ],
  [
    'a route to a gateway that does not exist',
    ({ httpRoutes }) => {
      const route = objectNamed(httpRoutes, 'helper-route');
      route.parentRefs = [gatewayRef('gone', 'infra')];
      route.parents = [];
    },
    [
      'error route-not-accepted HTTPRoute helper-route: spec.parentRefs[0].name',
    ],
  ],
  [
    'a parent that is no gateway is somebody else’s',
    ({ httpRoutes }) => {
      const route = objectNamed(httpRoutes, 'helper-route');
      route.parentRefs = [
        { ...gatewayRef('mesh', 'infra'), group: '', kind: 'Service' },
      ];
      route.parents = [];
    },
    [],
  ],
  [
    'a route of which no controller says anything',
    ({ httpRoutes }) => {
      objectNamed(httpRoutes, 'helper-route').parents = [];
    },
    ['error route-status-missing HTTPRoute helper-route: spec.parentRefs[0]'],
  ],
  [
    'a route made a moment ago has no status yet',
    ({ httpRoutes }) => {
      const route = objectNamed(httpRoutes, 'helper-route');
      route.parents = [];
      route.meta.createdAt = '2026-11-20T11:59:30.000Z';
    },
    [],
  ],
])('%s', (_what, edit, expected) => {
  expect(judgeSample(edit).map(brief)).toEqual(expected);
});

it('tells which listener the route asks for in vain, and the one that was meant', () => {
  const [finding] = judgeSample(objects => {
    const route = objectNamed(objects.httpRoutes, 'helper-route');
    const ref = gatewayRef('front', 'infra', { sectionName: 'htpp' });
    route.parentRefs = [ref];
    route.parents[0].parentRef = ref;
    refuse('NoMatchingParent')(objects);
  });

  expect(finding.detail).toContain('It asks for listener htpp');
  expect(finding.remedy.patch).toMatchObject({
    kind: 'json',
    body: [
      { op: 'replace', path: '/spec/parentRefs/0/sectionName', value: 'http' },
    ],
  });
});

it('tells that no hostname fits', () => {
  const [finding] = judgeSample(objects => {
    objects.gateways[0].listeners[0].hostname = '*.models.example';
    objectNamed(objects.httpRoutes, 'helper-route').hostnames = [
      'help.example',
    ];
    refuse('NoMatchingListenerHostname')(objects);
  });

  expect(finding.evidence).toContainEqual({
    label: 'Hostnames of the listeners',
    value: 'http: *.models.example',
  });
});

it('holds a gateway that was programmed before for half alive', () => {
  const stopsOf = (edit: Edit) =>
    judgeSample(objects => {
      objects.gatewayClasses = [];
      edit(objects);
    }).map(({ stops }) => stops);

  expect(stopsOf(() => {})).toEqual(['some']);
  expect(stopsOf(notProgrammed)).toEqual(['all']);
});

it('begins when the condition turned', () => {
  expect(judgeSample(notProgrammed)[0].since).toBe('2026-11-19T09:30:00.000Z');
});

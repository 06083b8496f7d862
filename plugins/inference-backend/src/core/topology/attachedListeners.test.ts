// SPDX-License-Identifier: Apache-2.0
import { Listener } from '../objects/ClusterObjects';
import {
  gatewayRef,
  sampleGateway,
  sampleObjects,
  sampleSnapshot,
} from '../testing/sampleObjects';
import { attachedListeners } from './attachedListeners';
import { deriveTopology } from './deriveTopology';

function listener(name: string, more: Partial<Listener> = {}): Listener {
  return {
    ...sampleGateway().listeners[0],
    name,
    allowedRoutes: { from: 'All' },
    ...more,
  };
}

/** Names of the listeners that chat/chat-route attaches to. */
function attached(
  listeners: Listener[],
  route: { hostnames?: string[]; sectionName?: string; port?: number } = {},
): string[] {
  const objects = sampleObjects();
  objects.gateways[0].listeners = listeners;
  const [chat] = objects.httpRoutes;
  const { hostnames = [], ...where } = route;
  chat.hostnames = hostnames;
  chat.parentRefs = [gatewayRef('front', 'infra', where)];
  const { routes } = deriveTopology(sampleSnapshot(objects));
  const [node] = routes.filter(({ key }) => key === 'chat/chat-route');
  return attachedListeners(node.route, node.parents[0]).map(({ name }) => name);
}

const TWO = [
  listener('plain', { port: 80 }),
  listener('tls', { port: 443, protocol: 'HTTPS' }),
];

it.each<[string, Listener[], Parameters<typeof attached>[1], string[]]>([
  ['all of the gateway', TWO, {}, ['plain', 'tls']],
  ['the named one', TWO, { sectionName: 'tls' }, ['tls']],
  ['that of the port', TWO, { port: 80 }, ['plain']],
  ['none of that name', TWO, { sectionName: 'ssh' }, []],
  [
    'those whose hostname meets the route’s',
    [
      listener('any'),
      listener('inside', { hostname: '*.acme.example' }),
      listener('other', { hostname: 'acme.test' }),
    ],
    { hostnames: ['chat.acme.example'] },
    ['any', 'inside'],
  ],
  [
    'those that speak HTTP',
    [listener('raw', { protocol: 'TCP' }), listener('web')],
    {},
    ['web'],
  ],
  [
    'those that take its namespace',
    [
      listener('same', { allowedRoutes: { from: 'Same' } }),
      listener('none', { allowedRoutes: { from: 'None' } }),
      listener('named', {
        allowedRoutes: {
          from: 'Selector',
          selector: { 'kubernetes.io/metadata.name': 'chat' },
        },
      }),
      listener('elsewhere', {
        allowedRoutes: {
          from: 'Selector',
          selector: { 'kubernetes.io/metadata.name': 'support' },
        },
      }),
      listener('labelled', {
        allowedRoutes: { from: 'Selector', selector: { team: 'chat' } },
      }),
    ],
    {},
    ['named', 'labelled'],
  ],
])('takes %s', (_, listeners, route, expected) => {
  expect(attached(listeners, route)).toEqual(expected);
});

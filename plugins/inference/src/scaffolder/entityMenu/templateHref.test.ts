// SPDX-License-Identifier: Apache-2.0
import { namesPools, templateHref } from './templateHref';

const entity = (pools?: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'qwen-chat',
    ...(pools !== undefined && {
      annotations: { 'inference-portal.io/pools': pools },
    }),
  },
});
const formOf = (href: string) =>
  JSON.parse(new URL(href, 'http://portal').searchParams.get('formData') ?? '');

it.each([
  ['prod-eu/chat/qwen, prod-us/chat/qwen', { namespace: 'chat', pool: 'qwen' }],
  ['chat/qwen', { namespace: 'chat', pool: 'qwen' }],
  ['prod-eu/chat/qwen, prod-eu/chat/qwen-v2', {}],
])('fills in what %s says', (pools, known) => {
  const href = templateHref('retire-model', entity(pools));
  expect(href).toMatch(/^\/create\/templates\/default\/retire-model\?/);
  expect(formOf(href)).toEqual({
    entity: 'component:default/qwen-chat',
    ...known,
  });
});

it.each([
  ['chat/qwen', true],
  ['qwen', false],
  ['', false],
  [undefined, false],
])('knows of %j whether it names pools', (pools, expected) => {
  expect(namesPools(entity(pools))).toBe(expected);
});

// SPDX-License-Identifier: Apache-2.0
import { KindStatus } from '@inference-portal/backstage-plugin-inference-common';
import { groupKinds, unneededKinds } from './groupKinds';

const kindOf = (
  kind: string,
  state: KindStatus['state'],
  optional?: true,
): KindStatus => ({
  group: 'example.com',
  version: 'v1',
  kind,
  state,
  objects: 0,
  optional,
});

const kinds = [
  kindOf('Gateway', 'watching'),
  kindOf('HTTPRoute', 'missing'),
  kindOf('HelmRelease', 'missing', true),
  kindOf('Kustomization', 'forbidden', true),
  kindOf('Application', 'watching', true),
];

it('puts first what needs somebody, and leaves out what nobody misses', () => {
  expect(
    groupKinds(kinds).map(group => [
      group.state,
      group.kinds.map(({ kind }) => kind),
    ]),
  ).toEqual([
    ['forbidden', ['Kustomization']],
    ['missing', ['HTTPRoute']],
    ['watching', ['Gateway', 'Application']],
  ]);
});

it('knows what was left out', () => {
  expect(unneededKinds(kinds).map(({ kind }) => kind)).toEqual(['HelmRelease']);
});

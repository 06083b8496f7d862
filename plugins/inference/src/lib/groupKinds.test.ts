// SPDX-License-Identifier: Apache-2.0
import { KindStatus } from '@inference-portal/backstage-plugin-inference-common';
import { groupKinds, listUnneeded } from './groupKinds';

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

it('names what was left out, with its group where the name is there', () => {
  expect(listUnneeded(kinds)).toEqual(['HelmRelease']);
  const older = { ...kindOf('Gateway', 'missing', true), group: 'older.io' };
  expect(listUnneeded([...kinds, older, older])).toEqual([
    'HelmRelease',
    'Gateway (older.io)',
  ]);
});

// SPDX-License-Identifier: Apache-2.0
import { FindingPatch } from '@inference-portal/backstage-plugin-inference-common';
import { sampleFinding } from '../testing/samplePools';
import { fixFormData } from './fixFormData';
import { gitPageUrl } from './gitPageUrl';
import { groupFindings } from './groupFindings';
import { patchTemplatePath } from './patchTemplatePath';

const finding = (
  name: string,
  changes: Partial<Parameters<typeof sampleFinding>[0]> = {},
) =>
  sampleFinding({
    code: 'server-crash-looping',
    severity: 'error',
    title: 'A model server crashes',
    since: '2026-11-20T10:00:00.000Z',
    subject: { cluster: 'prod-eu', apiVersion: 'v1', kind: 'Pod', name },
    ...changes,
  });

it('groups what has one cause, in the order in which it came', () => {
  const groups = groupFindings([
    finding('a'),
    finding('route', { code: 'timeout-missing', severity: 'warning' }),
    finding('b'),
    finding('c', { title: 'A model server runs out of memory' }),
  ]);
  expect(
    groups.map(({ findings }) => findings.map(({ subject }) => subject.name)),
  ).toEqual([['a', 'b'], ['route'], ['c']]);
});

it.each([
  ['https://github.com/o/models', 'main', 'chat', '/tree/main/chat'],
  ['https://gitlab.example.org/o/m', 'v1.2', 'a/b', '/-/tree/v1.2/a/b'],
  // How other hosts write it is not known.
  ['https://git.example/o/models', 'main', 'chat', ''],
  ['https://github.com/o/models', '>=1.0 <2', 'chat', ''],
  ['https://github.com/o/models', undefined, 'chat', ''],
])('leads to %s at %s, %s', (repository, reference, path, rest) => {
  expect(gitPageUrl({ repository, reference, path })).toBe(
    `${repository}${rest}`,
  );
});

describe('patchTemplatePath', () => {
  const patch: FindingPatch = {
    kind: 'merge',
    object: {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      namespace: 'chat',
      name: 'qwen',
    },
    target: 'HTTPRoute chat/qwen',
    yaml: 'spec: {}\n',
  };
  const git = {
    repository: 'https://git.example/models',
    reference: 'main',
    path: 'chat',
  };

  it('fills the form with what the finding knows', () => {
    const path = patchTemplatePath(
      'mend',
      finding('a', { git, remedy: { text: 'Edit it.', patch } }),
    );
    const url = new URL(path ?? '', 'https://portal');
    expect(url.pathname).toBe('/create/templates/default/mend');
    expect(JSON.parse(url.searchParams.get('formData') ?? '')).toEqual({
      repository: 'https://git.example/models',
      branch: 'main',
      path: 'chat',
      cluster: 'prod-eu',
      target: 'HTTPRoute chat/qwen',
      patch: 'spec: {}\n',
      finding: 'server-crash-looping',
    });
  });

  it.each([
    ['patch', { git }],
    ['repository', { remedy: { text: 'Edit it.', patch } }],
  ])('offers none without a %s', (_, changes) => {
    expect(patchTemplatePath('mend', finding('a', changes))).toBeUndefined();
  });
});

describe('fixFormData', () => {
  const patched = finding('qwen', {
    remedy: {
      text: 'Edit it.',
      patch: {
        kind: 'merge',
        object: { apiVersion: 'v1', kind: 'Service', name: 'qwen-epp' },
        target: 'Service qwen-epp',
        yaml: 'spec: {}\n',
      },
    },
  });
  const entity = (annotations?: Record<string, string>) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'qwen-chat', annotations },
  });
  const read = 'backstage.io/managed-by-location';
  const source = 'backstage.io/source-location';
  const FILE = { [read]: 'file:/demo/models.yaml' };
  const URL_READ = { [read]: 'url:https://git.example/o/m/catalog-info.yaml' };

  it.each([
    ['read from there', URL_READ],
    ['that says so', { ...FILE, [source]: 'url:https://git.example/o/m/' }],
  ])('is for an entity of a repository, %s', (_, annotations) => {
    expect(JSON.parse(fixFormData(entity(annotations), patched) ?? '')).toEqual(
      {
        entity: 'component:default/qwen-chat',
        finding: 'server-crash-looping/prod-eu/Pod//qwen/',
      },
    );
  });

  it.each([
    ['in no repository', FILE, patched],
    ['of unknown origin', undefined, patched],
    ['without a patch', URL_READ, finding('qwen')],
  ])('is not there for one %s', (_, annotations, given) => {
    expect(fixFormData(entity(annotations), given)).toBeUndefined();
  });
});

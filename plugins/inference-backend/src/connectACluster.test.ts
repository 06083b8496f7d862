// SPDX-License-Identifier: Apache-2.0
/* The documentation promises the least rights that suffice. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readConfig } from './config';
import { WATCHED_KINDS } from './sources/kubernetes/watchedKinds';
import { mockServices } from '@backstage/backend-test-utils';

const PAGE = readFileSync(
  join(__dirname, '../../../docs/connect-a-cluster.md'),
  'utf8',
);

interface Rule {
  apiGroups?: string[];
  resources?: string[];
  verbs: string[];
}

/** The first YAML block that begins with this comment. */
function block(comment: string) {
  const start = PAGE.indexOf(`# ${comment}\n`);
  return parseAllDocuments(PAGE.slice(start, PAGE.indexOf('```', start))).map(
    document => document.toJSON(),
  );
}

const rules: Rule[] = block('portal-reader.yaml')
  .filter(({ kind }) => kind === 'ClusterRole')
  .flatMap(role => role.rules);

const allowed = rules.flatMap(({ apiGroups = [], resources = [], verbs }) =>
  apiGroups.flatMap(group =>
    resources.map(resource => ({ group, resource, verbs })),
  ),
);

it.each(Object.values(WATCHED_KINDS).map(kind => [kind.resource, kind.group]))(
  'lets the portal watch %s of "%s"',
  (resource, group) => {
    expect(allowed).toContainEqual({
      group,
      resource,
      verbs: ['get', 'list', 'watch'],
    });
  },
);

it('lets it do nothing else but read pages through the proxy', () => {
  const watched = new Set(
    Object.values(WATCHED_KINDS).map(
      ({ group, resource }) => `${group}/${resource}`,
    ),
  );
  const others = allowed.filter(
    ({ group, resource }) => !watched.has(`${group}/${resource}`),
  );

  expect(others).toEqual([
    { group: '', resource: 'pods/proxy', verbs: ['get'] },
  ]);
});

it('shows a configuration that can be read', () => {
  const [data] = block('my-clusters.yaml');

  expect(
    readConfig(mockServices.rootConfig({ data })).clusters.get('prod-eu'),
  ).toMatchObject({ name: 'prod-eu', metrics: { source: 'proxy' } });
});

// SPDX-License-Identifier: Apache-2.0
import { mockCredentials } from '@backstage/backend-test-utils';
import { of, openPortal } from '../__testUtils__/openPortal';

const REPOSITORY = 'team-chat/phi';
const CHLOE = mockCredentials.user.token('user:default/chloe');
const SCHEDULER = mockCredentials.service.token({
  onBehalfOf: mockCredentials.service('plugin:inference'),
  targetPluginId: 'local-git',
});

let portal: Awaited<ReturnType<typeof openPortal>>;
beforeEach(async () => {
  portal = await openPortal({});
});
afterEach(() => portal.close());

const events = () =>
  portal.audited.map(({ eventId, severityLevel, status, meta, url }) => [
    ...[eventId, severityLevel, status, url],
    meta,
  ]);
const written = (status: string, path: string, meta: object) => [
  ...['repository-write', 'medium', status],
  `/api/local-git/repositories/${REPOSITORY}/${path}`,
  { repository: REPOSITORY, ...meta },
];

it('tells the auditor of every write, by whom and what came of it', async () => {
  const { body } = await portal.commit(
    REPOSITORY,
    of('Serve phi', { 'README.md': '# Phi\n' }),
    CHLOE,
  );
  const proposal = (branch: string) => ({
    ...of('Describe phi', { [`${branch}.md`]: '# Phi' }),
    ...{ branch, title: 'Describe phi', base: body.commit },
  });
  const onBehalfOf = 'user:default/samir';
  await portal.post(
    `${REPOSITORY}/pulls`,
    { ...proposal('one'), onBehalfOf },
    SCHEDULER,
  );
  await portal.post(`${REPOSITORY}/pulls/1/merge`, {}, CHLOE);
  await portal.post(`${REPOSITORY}/pulls`, proposal('two'), CHLOE);
  await portal.post(`${REPOSITORY}/pulls/2/close`, {}, CHLOE);

  expect(events()).toEqual([
    written('succeeded', 'commits', {
      queryType: 'commit',
      commit: body.commit,
      changed: true,
    }),
    written('succeeded', 'pulls', {
      ...{ queryType: 'pull-request', onBehalfOf, changed: true, number: 1 },
    }),
    written('succeeded', 'pulls/1/merge', { queryType: 'merge', number: 1 }),
    written('succeeded', 'pulls', {
      ...{ queryType: 'pull-request', changed: true, number: 2 },
    }),
    written('succeeded', 'pulls/2/close', { queryType: 'close', number: 2 }),
  ]);
});

it('tells the auditor what was refused, and reads are nothing to it', async () => {
  await portal.commit(REPOSITORY, of('Serve', { 'README.md': '' }), CHLOE);
  portal.audited.length = 0;
  portal.forbidWriting();
  await portal.commit(REPOSITORY, of('Empty', { 'README.md': '' }), CHLOE);
  await portal.post(`${REPOSITORY}/pulls/7/merge`, {}, CHLOE);
  await portal.get(`repositories/${REPOSITORY}/pulls`);

  expect(events()).toEqual([
    written('failed', 'commits', { queryType: 'commit' }),
    written('failed', 'pulls/7/merge', { queryType: 'merge', number: 7 }),
  ]);
});

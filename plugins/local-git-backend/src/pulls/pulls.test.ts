// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import { of, openPortal } from '../__testUtils__/openPortal';

const REPOSITORY = 'team-chat/phi';
const PULLS = `${REPOSITORY}/pulls`;
const ROUTE = 'base/route.yaml';
const CHLOE = mockCredentials.user.token('user:default/chloe');
const SAMIR = mockCredentials.user.token('user:default/samir');
const SCHEDULER = mockCredentials.service.token({
  onBehalfOf: mockCredentials.service('plugin:inference'),
  targetPluginId: 'local-git',
});

/** A proposal of these files, by their content. */
function proposal(files: Record<string, string>, more: object) {
  const { message, ...rest } = of('Shift to 10 %', files);
  return {
    branch: 'rollout',
    title: 'Shift to 10 %',
    message,
    ...rest,
    ...more,
  };
}

describe('pull requests', () => {
  let portal: Awaited<ReturnType<typeof openPortal>>;
  let base: string;
  afterEach(() => portal.close());

  /** A repository with two files, and what is known of it. */
  async function start(options = {}) {
    portal = await openPortal(options);
    const { body } = await portal.commit(
      REPOSITORY,
      of('Serve phi', { [ROUTE]: 'weight: 0\n', 'README.md': '# Phi\n' }),
    );
    base = body.commit;
    return portal;
  }
  const propose = (
    files: Record<string, string>,
    more: object = {},
    token = CHLOE,
  ) => portal.post(PULLS, proposal(files, { base, ...more }), token);
  const merge = (number: number, body: object = {}, token = SAMIR) =>
    portal.post(`${PULLS}/${number}/merge`, body, token);
  const close = (number: number) =>
    portal.post(`${PULLS}/${number}/close`, {}, SAMIR);
  const main = async () =>
    (await portal.get(`repositories/${REPOSITORY}`)).body.commit;
  /** Changes main without a pull request. */
  const commitOnMain = async (files: Record<string, string>) =>
    (await portal.commit(REPOSITORY, of('Meanwhile', files), SAMIR)).body
      .commit;

  it('opens one with its commit, diff and author, and leaves main alone', async () => {
    await start();
    const { status, body } = await propose(
      { [ROUTE]: 'weight: 10\n', 'new.txt': 'new' },
      {
        description: 'Step 1 of 3',
        deletedFiles: ['README.md'],
        entityRef: 'component:default/phi',
      },
    );
    expect(status).toBe(201);
    const { pullRequest } = body;
    expect(body.changed).toBe(true);
    expect(pullRequest).toMatchObject({
      repository: { owner: 'team-chat', name: 'phi' },
      number: 1,
      title: 'Shift to 10 %',
      description: 'Step 1 of 3',
      state: 'open',
      author: 'user:default/chloe',
      head: { branch: 'rollout', commit: pullRequest.commits[0].commit },
      base: { branch: 'main' },
      entityRef: 'component:default/phi',
      commits: [{ author: 'chloe', message: 'Shift to 10 %' }],
      files: [
        { path: 'README.md', change: 'deleted' },
        { path: ROUTE, change: 'modified' },
        { path: 'new.txt', change: 'added' },
      ],
      mergeable: true,
    });
    expect(pullRequest.diff).toBe(`diff --git a/README.md b/README.md
deleted file mode 100644
--- a/README.md
+++ /dev/null
@@ -1,1 +0,0 @@
-# Phi
diff --git a/base/route.yaml b/base/route.yaml
--- a/base/route.yaml
+++ b/base/route.yaml
@@ -1,1 +1,1 @@
-weight: 0
+weight: 10
diff --git a/new.txt b/new.txt
new file mode 100644
--- /dev/null
+++ b/new.txt
@@ -0,0 +1,1 @@
+new
\\ No newline at end of file
`);
    expect(await main()).toBe(base);
    expect((await portal.get(`repositories/${PULLS}/1`)).body).toEqual(
      pullRequest,
    );
  });

  it('gives Git a diff that it can apply', async () => {
    await start();
    const { body } = await propose({
      [ROUTE]: 'weight: 10\n# why\n',
      'new.txt': 'new',
    });
    await portal.clone(REPOSITORY);
    await writeFile(join(portal.folder, 'phi/x.patch'), body.pullRequest.diff);
    await portal.git('phi', 'apply', '--index', 'x.patch');
    expect(await portal.git('phi', 'write-tree')).toBe(
      await portal.git('phi', 'rev-parse', 'origin/rollout^{tree}'),
    );
  });

  it('puts one more commit on an open one of the branch', async () => {
    await start();
    const first = await propose({ [ROUTE]: 'weight: 10\n' });
    const second = await propose(
      { [ROUTE]: 'weight: 50\n' },
      { title: 'Shift to 50 %', message: 'Go on', base },
      SAMIR,
    );
    expect(second).toMatchObject({
      status: 201,
      body: {
        pullRequest: {
          number: 1,
          title: 'Shift to 50 %',
          author: 'user:default/chloe',
          commits: [
            { author: 'samir', message: 'Go on' },
            { commit: first.body.pullRequest.head.commit, author: 'chloe' },
          ],
        },
      },
    });
    expect((await portal.get(`repositories/${PULLS}`)).body.items).toHaveLength(
      1,
    );
  });

  it('takes all files of the repository, and touches those that are new', async () => {
    await start();
    await commitOnMain({ [ROUTE]: 'weight: 0\n', 'README.md': '# More\n' });
    const complete = { complete: true };
    const { status, body } = await propose(
      { [ROUTE]: 'weight: 10\n', 'README.md': '# Phi\n', 'new.txt': 'new\n' },
      complete,
    );
    expect(status).toBe(201);
    expect(body.pullRequest.files).toEqual([
      { path: ROUTE, change: 'modified' },
      { path: 'new.txt', change: 'added' },
    ]);
    const second = await propose({ [ROUTE]: 'weight: 10\n' }, complete);
    expect(second.status).toBe(409);
    expect(second.body.error.message).toMatch(/^README.md was changed on main/);
  });

  it('does nothing twice for the same proposal', async () => {
    await start();
    const first = await propose({ [ROUTE]: 'weight: 10\n' });
    const again = await propose({ [ROUTE]: 'weight: 10\n' });
    expect(again).toEqual({
      status: 200,
      body: { ...first.body, changed: false },
    });
    await merge(1);
    const late = await propose({ [ROUTE]: 'weight: 10\n' });
    expect(late).toEqual({ status: 200, body: { changed: false } });
  });

  it('takes a new title without a new commit', async () => {
    await start();
    await propose({ [ROUTE]: 'weight: 10\n' });
    const { body } = await propose(
      { [ROUTE]: 'weight: 10\n' },
      { title: 'Better told' },
    );
    expect(body).toMatchObject({
      changed: false,
      pullRequest: { title: 'Better told', commits: [{}] },
    });
  });

  it('merges by a commit of who merges, over both parents', async () => {
    await start();
    const { body } = await propose({ [ROUTE]: 'weight: 10\n' });
    const elsewhere = await commitOnMain({
      [ROUTE]: 'weight: 0\n',
      'README.md': '# Phi, told better\n',
    });
    const merged = await merge(1, { head: body.pullRequest.head.commit });
    expect(merged.body).toMatchObject({
      state: 'merged',
      merged: { by: 'user:default/samir', commit: await main() },
      commits: [{ message: 'Shift to 10 %' }],
      files: [{ path: ROUTE, change: 'modified' }],
    });
    expect(merged.body).not.toHaveProperty('mergeable');
    await portal.clone(REPOSITORY);
    expect(await portal.git('phi', 'log', '-1', '--format=%P %an %s')).toBe(
      `${elsewhere} ${body.pullRequest.head.commit} samir Merge pull request #1: Shift to 10 %`,
    );
    expect(await portal.git('phi', 'branch', '-r')).toBe(
      'origin/HEAD -> origin/main\n  origin/main',
    );
    const files = await portal.git('phi', 'grep', '', ROUTE, 'README.md');
    expect(files).toBe(
      'README.md:# Phi, told better\nbase/route.yaml:weight: 10',
    );
    // Again changes nothing.
    expect((await merge(1)).body).toEqual(merged.body);
    expect(await portal.git('phi', 'fsck', '--strict')).toBe('');
  });

  it('takes the branch anew after a merge', async () => {
    await start();
    await propose({ [ROUTE]: 'weight: 10\n' });
    await merge(1);
    const next = await propose(
      { [ROUTE]: 'weight: 50\n' },
      { base: await main() },
    );
    expect(next.body.pullRequest).toMatchObject({
      number: 2,
      commits: [{}],
      files: [{ path: ROUTE }],
    });
    expect(next.body.pullRequest.diff).toContain('-weight: 10\n+weight: 50');
  });

  it('refuses a change of what changed on main, names file and commits, and writes nothing', async () => {
    await start();
    const other = await commitOnMain({
      [ROUTE]: 'weight: 5\n',
      'README.md': '# Phi\n',
    });
    const { status, body } = await propose({ [ROUTE]: 'weight: 10\n' });
    expect(status).toBe(409);
    expect(body.error.message).toBe(
      `${ROUTE} was changed on main by samir in ${other}, after ${base}, on which this change was made. Nothing was written: look at what is there now, and try again`,
    );
    expect((await portal.get(`repositories/${PULLS}`)).body.items).toEqual([]);
    await portal.clone(REPOSITORY);
    expect(await portal.git('phi', 'branch', '-r')).not.toContain('rollout');
  });

  it('is in nobody’s way who changes another file', async () => {
    await start();
    await commitOnMain({ [ROUTE]: 'weight: 0\n', 'README.md': '# More\n' });
    const { status, body } = await propose({ [ROUTE]: 'weight: 10\n' });
    expect(status).toBe(201);
    expect(body.pullRequest.files).toEqual([
      { path: ROUTE, change: 'modified' },
    ]);
  });

  it('tells that both changed a file, until somebody settles it', async () => {
    await start();
    await propose({ [ROUTE]: 'weight: 10\n' });
    const moved = await commitOnMain({
      [ROUTE]: 'weight: 0 # on hold\n',
      'README.md': '# Phi\n',
    });
    const { body } = await portal.get(`repositories/${PULLS}/1`);
    expect(body).toMatchObject({ mergeable: false, conflicts: [ROUTE] });
    const refused = await merge(1);
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toBe(
      `Pull request 1 of team-chat/phi can't be merged: ${ROUTE} changed on main, which is at ${moved}, and in the pull request, which is at ${body.head.commit}. Nothing was merged`,
    );
    expect(await main()).toBe(moved);

    const settled = await propose(
      { [ROUTE]: 'weight: 10 # on hold no more\n' },
      { base: moved },
    );
    expect(settled.body.pullRequest.mergeable).toBe(true);
    expect(settled.body.pullRequest.diff).toContain(
      '-weight: 0 # on hold\n+weight: 10 # on hold no more',
    );
    expect((await merge(1)).body.state).toBe('merged');
  });

  it('lets one of two win who change the same pull request at the same time', async () => {
    await start();
    const first = await propose({ [ROUTE]: 'weight: 10\n' });
    const expectedHead = first.body.pullRequest.head.commit;
    const answers = await Promise.all(
      ['20', '30', '40'].map(weight =>
        propose({ [ROUTE]: `weight: ${weight}\n` }, { expectedHead }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const { body } = await portal.get(`repositories/${PULLS}/1`);
    expect(body.commits).toHaveLength(2);
    const loser = answers.find(({ status }) => status === 409);
    expect(loser?.body.error.message).toBe(
      `Pull request 1 of branch rollout is at ${body.head.commit} now and not at ${expectedHead}: somebody else changed it. Nothing was written`,
    );
  });

  it('numbers what is opened at the same time one by one', async () => {
    await start();
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map(branch =>
        propose({ [`${branch}.txt`]: branch }, { branch }),
      ),
    );
    expect(answers.map(({ body }) => body.pullRequest.number).sort()).toEqual([
      1, 2, 3, 4,
    ]);
    await Promise.all([merge(1), merge(2), merge(3), merge(4)]);
    await portal.clone(REPOSITORY);
    expect(await portal.git('phi', 'ls-files', '*.txt')).toBe(
      'a.txt\nb.txt\nc.txt\nd.txt',
    );
  });

  it('merges only what was looked at', async () => {
    await start();
    const seen = (await propose({ [ROUTE]: 'weight: 10\n' })).body.pullRequest
      .head.commit;
    await propose({ [ROUTE]: 'weight: 90\n' });
    const answer = await merge(1, { head: seen });
    expect(answer.status).toBe(409);
    expect(await main()).toBe(base);
  });

  it('closes without a merge, and keeps what was proposed', async () => {
    await start();
    await propose({ [ROUTE]: 'weight: 10\n' });
    const closed = await close(1);
    expect(closed.body).toMatchObject({
      state: 'closed',
      closed: { by: 'user:default/samir' },
      commits: [{}],
    });
    expect(closed.body.diff).toContain('+weight: 10');
    expect((await merge(1)).status).toBe(409);
    expect(await main()).toBe(base);
    const anew = await propose({ [ROUTE]: 'weight: 20\n' });
    expect(anew.body.pullRequest).toMatchObject({ number: 2, commits: [{}] });
  });

  it('lists by state and branch, page by page', async () => {
    await start();
    for (const branch of ['a', 'b', 'c']) {
      await propose({ [`${branch}.txt`]: branch }, { branch });
    }
    await close(2);
    const numbers = async (query: string) =>
      (await portal.get(`repositories/${PULLS}?${query}`)).body.items.map(
        ({ number }: { number: number }) => number,
      );
    expect(await numbers('')).toEqual([3, 2, 1]);
    expect(await numbers('state=open')).toEqual([3, 1]);
    expect(await numbers('state=closed&head=b')).toEqual([2]);
    expect(await numbers('state=open&head=b')).toEqual([]);
    const { body } = await portal.get(`repositories/${PULLS}?limit=2`);
    expect(body.nextCursor).toBe(2);
    expect(await numbers('limit=2&cursor=2')).toEqual([1]);
  });

  describe('where a process died', () => {
    const record = (number: number) =>
      join(portal.folder, `git/${REPOSITORY}.pulls/${number}.json`);
    const branch = () =>
      join(portal.folder, `git/${REPOSITORY}.git/refs/heads/rollout`);

    it('has the branch where the record says, and nothing twice', async () => {
      await start();
      const first = await propose({ [ROUTE]: 'weight: 10\n' });
      // Between the record and the branch.
      await rm(branch());
      const again = await propose({ [ROUTE]: 'weight: 10\n' });
      expect(again.body).toEqual({ ...first.body, changed: false });
      expect((await readFile(branch(), 'utf8')).trim()).toBe(
        first.body.pullRequest.head.commit,
      );
    });

    it('sees that the merge happened', async () => {
      await start();
      await propose({ [ROUTE]: 'weight: 10\n' });
      const { body } = await merge(1);
      // Between the branch and the record.
      const kept = JSON.parse(await readFile(record(1), 'utf8'));
      await writeFile(record(1), JSON.stringify({ ...kept, state: 'open' }));
      expect((await merge(1)).body).toEqual(body);
      expect(await main()).toBe(body.merged.commit);
    });

    it('merges what was only about to be', async () => {
      await start();
      const { body } = await propose({ [ROUTE]: 'weight: 10\n' });
      const kept = JSON.parse(await readFile(record(1), 'utf8'));
      const deed = { at: kept.createdAt, by: 'user:default/gone', onto: base };
      await writeFile(
        record(1),
        JSON.stringify({
          ...kept,
          merge: { ...deed, commit: body.pullRequest.head.commit },
        }),
      );
      const shown = await portal.get(`repositories/${PULLS}/1`);
      expect(shown.body.state).toBe('open');
      expect((await merge(1)).body.merged.by).toBe('user:default/samir');
    });

    it('takes a branch that an ended one left behind', async () => {
      await start();
      const { body } = await propose({ [ROUTE]: 'weight: 10\n' });
      await close(1);
      await writeFile(branch(), `${body.pullRequest.head.commit}\n`);
      const anew = await propose({ [ROUTE]: 'weight: 20\n' });
      expect(anew.body.pullRequest.commits).toHaveLength(1);
    });
  });

  it('leaves a branch alone that is somebody’s own', async () => {
    await start();
    await portal.commit(
      REPOSITORY,
      of('Own work', { own: '1' }, { branch: 'rollout' }),
    );
    const answer = await propose({ [ROUTE]: 'weight: 10\n' });
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toContain('choose another name');
  });

  it('takes commits to its branch as proposals only', async () => {
    await start();
    await propose({ [ROUTE]: 'weight: 10\n' });
    const answer = await portal.commit(
      REPOSITORY,
      of('Past it', { own: '1' }, { branch: 'rollout' }),
    );
    expect(answer.status).toBe(409);
  });

  it.each([
    'main',
    'MAIN',
    'HEAD',
    '../main',
    'a/b',
    'a..b',
    '-x',
    'x.lock',
    'x y',
    'refs/heads/main',
    'a\u0000b',
    '@{-1}',
    'é',
    '0'.repeat(40),
    'x'.repeat(101),
    '',
  ])('refuses the branch %j and writes nothing', async name => {
    await start();
    const answer = await propose({ [ROUTE]: 'x' }, { branch: name });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(/^branch: /);
    expect(await readdir(join(portal.folder, 'git/team-chat'))).toEqual([
      'phi.git',
    ]);
  });

  it.each([
    ['no file', {}, {}, /^files: a change of no file/],
    ['a path out of it', { '../x': 'x' }, {}, /not a path inside/],
    ['a title of two lines', { a: 'x' }, { title: 'a\nb' }, /^title: /],
    ['a long title', { a: 'x' }, { title: 'x'.repeat(201) }, /^title: /],
    ['no title', { a: 'x' }, { title: ' ' }, /^title: /],
    [
      'a file that is a folder',
      { 'README.md/x': 'x' },
      {},
      /^README.md\/x: a folder above it is a file/,
    ],
    [
      'a file both written and deleted',
      { a: 'x' },
      { deletedFiles: ['a'] },
      /^a is to be written and to be deleted/,
    ],
    [
      'a commit that is not here',
      { a: 'x' },
      { base: '1'.repeat(40) },
      /^base: there is no commit 1{40} here/,
    ],
    [
      'more files than anybody reviews',
      Object.fromEntries(
        Array.from({ length: 1_001 }, (_, n) => [`f${n}`, 'x']),
      ),
      {},
      /^files: /,
    ],
  ])('refuses %s', async (_, files, more, why) => {
    await start();
    const answer = await propose(files, more);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(why);
  });

  it('asks the policy before anything is proposed, merged or closed', async () => {
    await start();
    await propose({ [ROUTE]: 'weight: 10\n' });
    portal.forbidWriting();
    const answers = [
      await propose({ [ROUTE]: 'weight: 20\n' }),
      await merge(1),
      await close(1),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(answers[1].body.error.message).toBe(
      'user:default/samir may not write to repositories of team-chat',
    );
    expect((await portal.get(`repositories/${PULLS}/1`)).body).toMatchObject({
      state: 'open',
      commits: [{}],
    });
  });

  it('lets plugins propose for a user whom they name, and users only for themselves', async () => {
    await start();
    const onBehalfOf = 'user:default/chloe';
    const nobody = await propose({ a: '1' }, {}, SCHEDULER);
    expect(nobody.status).toBe(400);
    expect(nobody.body.error.message).toMatch(/^onBehalfOf: /);
    const answer = await propose({ a: '1' }, { onBehalfOf }, SCHEDULER);
    expect(answer.body.pullRequest).toMatchObject({
      author: onBehalfOf,
      commits: [{ author: 'chloe' }],
    });
    const other = await propose({ a: '2' }, { onBehalfOf }, SAMIR);
    expect(other.status).toBe(403);
    const merged = await merge(1, { onBehalfOf }, SCHEDULER);
    expect(merged.body.merged.by).toBe(onBehalfOf);
  });

  it('lets nobody write who is not signed in', async () => {
    await start();
    await propose({ [ROUTE]: 'weight: 10\n' });
    const response = await fetch(
      `${portal.url}/repositories/${PULLS}/1/merge`,
      {
        method: 'POST',
      },
    );
    expect(response.status).toBe(401);
  });

  it('says what is not there', async () => {
    await start();
    expect((await portal.get(`repositories/${PULLS}/9`)).status).toBe(404);
    expect((await portal.get(`repositories/${PULLS}/x`)).status).toBe(400);
    expect((await portal.get('repositories/team-chat/no/pulls')).status).toBe(
      404,
    );
  });

  it('cuts off what is too long to read, and says so', async () => {
    await start();
    const long = Array.from(
      { length: 4_000 },
      (_, n) => `line ${n} ${'x'.repeat(90)}`,
    );
    const { body } = await propose({
      'a.txt': 'a\n',
      'b.txt': long.join('\n'),
      'c.bin': 'x\u0000y',
    });
    expect(body.pullRequest.diffTruncated).toBe(true);
    expect(body.pullRequest.diff).toContain('+a');
    expect(body.pullRequest.diff).not.toContain('line 7');
    expect(body.pullRequest.files).toHaveLength(3);
  });

  it('does not print what is not text', async () => {
    await start();
    const { body } = await propose({ 'c.bin': 'x\u0000y' });
    expect(body.pullRequest.diff).toBe(
      'diff --git a/c.bin b/c.bin\nnew file mode 100644\nBinary files /dev/null and b/c.bin differ\n',
    );
  });

  it('has pages for people, without buttons, that run nothing of what they show', async () => {
    await start();
    const evil = '<script>alert(1)</script>';
    await propose(
      { 'x.html': evil },
      {
        title: evil,
        description: evil,
        message: evil,
        entityRef: 'component:default/phi',
      },
    );
    const page = await portal.get(`git/${REPOSITORY}/pulls/1`);
    expect(page.text).not.toContain('<script');
    expect(page.text).not.toContain('<form');
    expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; (#1)');
    expect(page.text).toContain(
      '<a href="http://portal.example.com/catalog/default/component/phi">',
    );
    const list = await portal.get(`git/${REPOSITORY}/pulls`);
    expect(list.text).toContain('/git/team-chat/phi/pulls/1">#1 &lt;script');
    const files = await portal.get(`git/${REPOSITORY}/blob/main/`);
    expect(files.text).toContain('Pull requests</a> (1 open)');
  });

  it('stays itself when Git has packed the repository', async () => {
    await start();
    await propose({ [ROUTE]: 'weight: 10\n' });
    await portal.git('git/team-chat/phi.git', 'gc', '-q', '--prune=now');
    expect((await merge(1)).body.state).toBe('merged');
    await portal.git('git/team-chat/phi.git', 'gc', '-q', '--prune=now');
    await portal.clone(REPOSITORY);
    expect(await portal.git('phi', 'branch', '-r')).not.toContain('rollout');
    expect((await portal.get(`repositories/${PULLS}/1`)).body.diff).toContain(
      '+weight: 10',
    );
  });
});

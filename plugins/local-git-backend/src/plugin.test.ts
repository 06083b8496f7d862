// SPDX-License-Identifier: Apache-2.0
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import { of, openPortal } from './__testUtils__/openPortal';

describe('localGitPlugin', () => {
  let portal: Awaited<ReturnType<typeof openPortal>>;
  const start = async (options = {}) => {
    portal = await openPortal(options);
    return portal;
  };
  afterEach(() => portal.close());

  it('serves what was committed to a real Git client, and what came later', async () => {
    const { clone, commit, git, folder } = await start();
    const first = await commit(
      'team-chat/phi',
      of('Add phi', { 'README.md': '# Phi', 'base/pool.yaml': 'a: 1\n' }),
    );
    expect(first).toMatchObject({
      status: 201,
      body: { owner: 'team-chat', name: 'phi', changed: true },
    });
    await clone('team-chat/phi');
    expect(await readFile(join(folder, 'phi/base/pool.yaml'), 'utf8')).toBe(
      'a: 1\n',
    );
    expect(await git('phi', 'rev-parse', 'HEAD')).toBe(first.body.commit);
    expect(await git('phi', 'log', '-1', '--format=%an <%ae> %s')).toBe(
      'mock <mock@portal.invalid> Add phi',
    );

    const second = await commit(
      'team-chat/phi',
      of('Ask for more', { 'README.md': '# Phi', 'base/pool.yaml': 'a: 2\n' }),
    );
    await git('phi', 'pull', '-q');
    expect(await git('phi', 'rev-parse', 'HEAD', 'HEAD^')).toBe(
      `${second.body.commit}\n${first.body.commit}`,
    );
    expect(await git('phi', 'fsck', '--strict')).toBe('');
  });

  it('lets clones be shallow, and be deepened', async () => {
    const { clone, commit, git } = await start();
    for (const n of ['1', '2', '3']) {
      await commit('team-chat/phi', of(`Step ${n}`, { 'n.txt': n }));
    }
    const count = () => git('phi', 'rev-list', '--count', 'HEAD');
    await clone('team-chat/phi', '--depth', '1');
    expect(await count()).toBe('1');
    await git('phi', 'fetch', '-q', '--depth', '2');
    expect(await count()).toBe('2');
    await commit('team-chat/phi', of('Step 4', { 'n.txt': '4' }));
    await git('phi', 'pull', '-q', '--ff-only');
    expect(await count()).toBe('3');
    await git('phi', 'fetch', '-q', '--unshallow');
    expect(await count()).toBe('4');
    expect(await git('phi', 'fsck', '--strict')).toBe('');
  });

  it('sends what is new only', async () => {
    const { clone, commit, git } = await start();
    await commit('team-chat/phi', of('Old', { 'old.txt': 'old' }));
    await clone('team-chat/phi');
    await git('phi', 'commit', '-q', '--allow-empty', '-m', 'Own');
    await commit(
      'team-chat/phi',
      of('New', { 'old.txt': 'old', 'new.txt': 'new' }),
    );
    await git('phi', '-c', 'fetch.unpackLimit=1', 'fetch', '-q');
    const [pack] = (await git('phi', 'count-objects', '-v')).match(
      /in-pack: \d+/,
    ) ?? [''];
    // A commit, its tree and one blob; what was cloned before lies unpacked.
    expect(pack).toBe('in-pack: 3');
  });

  it('clones an empty repository never, since a commit makes it', async () => {
    const { clone } = await start();
    await expect(clone('team-chat/nothing')).rejects.toThrow(/not found/);
  });

  it('changes nothing where nothing is new', async () => {
    const { commit } = await start();
    const first = await commit('team-chat/phi', of('One', { a: '1', b: '2' }));
    const again = await commit('team-chat/phi', of('Two', { b: '2', a: '1' }));
    expect(again).toMatchObject({
      status: 200,
      body: { changed: false, commit: first.body.commit },
    });
  });

  it('tells of a conflict instead of overwriting', async () => {
    const { commit } = await start();
    const first = await commit('team-chat/phi', of('One', { a: '1' }));
    const second = await commit(
      'team-chat/phi',
      of('Two', { a: '2' }, { expected: first.body.commit }),
    );
    expect(second.status).toBe(201);
    const late = await commit(
      'team-chat/phi',
      of('Three', { a: '3' }, { expected: first.body.commit }),
    );
    expect(late).toMatchObject({
      status: 409,
      body: {
        error: {
          message: `team-chat/phi, branch main, is at ${second.body.commit} now and not at ${first.body.commit}: somebody else changed it`,
        },
      },
    });
    const fresh = await commit(
      'team-chat/phi',
      of('Four', { a: '4' }, { expected: null }),
    );
    expect(fresh.body.error.message).toBe(
      'team-chat/phi, branch main, exists already',
    );
  });

  it('lets one of several writers at the same time win, and tells the others', async () => {
    const { clone, commit, git } = await start();
    const { body } = await commit('team-chat/phi', of('Start', { a: '0' }));
    const answers = await Promise.all(
      ['1', '2', '3', '4', '5'].map(n =>
        commit('team-chat/phi', of(n, { a: n }, { expected: body.commit })),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201, 409, 409, 409, 409,
    ]);
    await clone('team-chat/phi');
    expect(await git('phi', 'rev-list', '--count', 'HEAD')).toBe('2');
  });

  it.each([
    '../escape',
    'a/../../escape',
    '/etc/passwd',
    '.git/hooks/post-checkout',
    'a/.GIT/config',
    'a//b',
    'a\\b',
    'a\u0000b',
    'C:/a',
  ])('refuses the path %j and writes nothing', async path => {
    const { commit, folder } = await start();
    const answer = await commit('team-chat/phi', of('Bad', { [path]: 'x' }));
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toBe(
      'files.0.path: not a path inside the repository',
    );
    await expect(stat(join(folder, 'git'))).rejects.toThrow(/ENOENT/);
  });

  it.each(['team-chat/..%2f..%2fx', 'Team/phi', 'team-chat/-x', '..%2f/x'])(
    'refuses the repository %s',
    async name => {
      const { commit } = await start();
      expect((await commit(name, of('Bad', { a: 'x' }))).status).toBe(400);
    },
  );

  it('asks the policy about this repository, and writes nothing where it denies', async () => {
    const { asked, commit, folder } = await start({ writes: false });
    expect(await commit('team-chat/phi', of('No', { a: '1' }))).toMatchObject({
      status: 403,
    });
    expect(asked).toEqual(['team-chat/phi']);
    await expect(stat(join(folder, 'git'))).rejects.toThrow(/ENOENT/);
  });

  it('lets anonymous clients read where configured, and never write', async () => {
    const { url, commit } = await start();
    await commit('team-chat/phi', of('One', { a: '1' }));
    const list = await (await fetch(`${url}/repositories`)).json();
    expect(list.items).toMatchObject([{ owner: 'team-chat', name: 'phi' }]);
    const written = await fetch(`${url}/repositories/team-chat/phi/commits`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(of('Two', { a: '2' })),
    });
    expect(written.status).toBe(401);
  });

  it('wants a token of readers otherwise', async () => {
    const { clone, commit } = await start({ anonymousRead: false });
    await commit('team-chat/phi', of('One', { a: '1' }));
    await expect(clone('team-chat/phi')).rejects.toThrow(/could not read/);
    await clone(
      'team-chat/phi',
      '-c',
      `http.extraHeader=Authorization: ${mockCredentials.user.header()}`,
    );
  });

  it('refuses a push', async () => {
    const { clone, commit, git } = await start();
    await commit('team-chat/phi', of('One', { a: '1' }));
    await clone('team-chat/phi');
    await git('phi', 'commit', '-q', '--allow-empty', '-m', 'Own');
    await expect(git('phi', 'push', '-q')).rejects.toThrow(/403/);
  });

  it('shows folders to browsers, and files as text', async () => {
    const { url, commit } = await start();
    const { body } = await commit(
      'team-chat/phi',
      of('One', { 'a<b>/x.html': '<script>alert(1)</script>', 'c.md': 'C' }),
    );
    const at = `${url}/git/team-chat/phi/blob/main`;
    expect(body.repoContentsUrl.replace('localhost', '127.0.0.1')).toContain(
      '/api/local-git/git/team-chat/phi/blob/main',
    );
    const page = await (await fetch(at)).text();
    expect(page).toContain('<a href="a%3Cb%3E/">a&lt;b&gt;/</a>');
    const file = await fetch(`${at}/a%3Cb%3E/x.html`);
    expect(await file.text()).toBe('<script>alert(1)</script>');
    expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await fetch(`${at}/nothing`)).status).toBe(404);
    expect((await fetch(`${at}/..%2f..%2fconfig`)).status).toBe(400);
  });
});

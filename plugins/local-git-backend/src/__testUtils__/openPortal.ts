// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { localGitPlugin } from '../plugin';

const run = promisify(execFile);

/** Who runs the tests may not have told Git who they are. */
const AS_SOMEBODY = [
  ...['-c', 'user.name=Somebody'],
  ...['-c', 'user.email=somebody@example.com'],
];

/** Backend, its repositories, and a place to clone to. */
export async function openPortal(options: {
  anonymousRead?: boolean;
  writes?: boolean;
}) {
  const { anonymousRead = true } = options;
  let { writes = true } = options;
  const folder = await mkdtemp(join(tmpdir(), 'local-git-'));
  const asked: Array<string | undefined> = [];
  const audited: JsonObject[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async ({ request, ...event }) => {
      const note = (status: string) => async (more?: { meta?: JsonObject }) => {
        const meta = { ...event.meta, ...more?.meta };
        audited.push({ ...event, status, meta, url: request?.originalUrl });
      };
      return { success: note('succeeded'), fail: note('failed') };
    },
  });
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission, ...request }) => {
        asked.push('resourceRef' in request ? request.resourceRef : undefined);
        return {
          result:
            writes && isResourcePermission(permission, 'local-git-repository')
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
        };
      }),
  });
  const { server } = await startTestBackend({
    features: [
      localGitPlugin,
      permissions.factory,
      auditor.factory,
      mockServices.httpAuth.factory({
        defaultCredentials: mockCredentials.none(),
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example.com/' },
          localGit: { directory: join(folder, 'git'), anonymousRead },
        },
      }),
    ],
  });
  const url = `http://127.0.0.1:${server.port()}/api/local-git`;
  async function post(
    path: string,
    body: unknown,
    token = mockCredentials.user.token(),
  ) {
    const response = await fetch(`${url}/repositories/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }
  return {
    folder,
    url,
    asked,
    audited,
    clone: (name: string, ...args: string[]) =>
      run('git', ['clone', '-q', ...args, `${url}/git/${name}.git`], {
        cwd: folder,
        env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
      }),
    git: (name: string, ...args: string[]) =>
      run('git', [...AS_SOMEBODY, ...args], { cwd: join(folder, name) }).then(
        ({ stdout }) => stdout.trim(),
      ),
    commit: (name: string, body: unknown, token?: string) =>
      post(`${name}/commits`, body, token),
    /** To a path of a repository: `team-chat/phi/pulls`. */
    post,
    async get(path: string) {
      const response = await fetch(`${url}/${path}`);
      const text = await response.text();
      return {
        status: response.status,
        text,
        body: text.startsWith('{') ? JSON.parse(text) : undefined,
      };
    },
    forbidWriting() {
      writes = false;
    },
    async close() {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** A commit of these files, by their content. */
export function of(message: string, files: Record<string, string>, more = {}) {
  return {
    message,
    files: Object.entries(files).map(([path, content]) => ({
      path,
      content: Buffer.from(content).toString('base64'),
    })),
    ...more,
  };
}

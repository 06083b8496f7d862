// SPDX-License-Identifier: Apache-2.0
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { exampleInputs, runAction } from '../__testUtils__/runAction';
import { createPublishLocalAction } from './publishLocal';

const workspace = createMockDirectory();
const FILES = {
  'README.md': '# Phi\n',
  base: { 'pool.yaml': 'kind: InferencePool\n' },
};

describe('inference:repo:publishLocal', () => {
  const received: Array<{
    url?: string;
    authorization?: string;
    body: string;
  }> = [];
  let server: Server;
  let answer: { status: number; body: object };

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const { url, headers } = request;
      received.push({ url, authorization: headers.authorization, body });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => new Promise(done => server.close(done)));
  beforeEach(() => {
    received.length = 0;
    workspace.setContent(FILES);
    answer = {
      status: 201,
      body: {
        remoteUrl: 'http://portal/api/local-git/git/team-chat/qwen-chat.git',
        repoContentsUrl: 'http://portal/blob/main',
        commit: 'c0ffee',
        changed: true,
      },
    };
  });

  const action = () => {
    const { port } = server.address() as AddressInfo;
    return createPublishLocalAction({
      auth: mockServices.auth(),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
        getExternalBaseUrl: async plugin => `http://portal/api/${plugin}`,
      }),
    });
  };
  const INPUT = {
    owner: 'group:default/team-chat',
    name: 'qwen-chat',
    sourcePath: '.',
    message: 'Serve a model',
    ifExists: 'update' as const,
  };

  it('commits every file of the workspace as the user who runs the task', async () => {
    const output = await runAction(action(), INPUT, workspace.path);
    expect(output).toEqual(answer.body);
    const [{ url, authorization, body }] = received;
    expect(url).toBe('/api/local-git/repositories/team-chat/qwen-chat/commits');
    expect(authorization).toContain('"obo":"user:default/mock"');
    expect(JSON.parse(body)).toEqual({
      message: 'Serve a model',
      files: [
        { path: 'README.md', content: 'IyBQaGkK', executable: false },
        {
          path: 'base/pool.yaml',
          content: 'a2luZDogSW5mZXJlbmNlUG9vbAo=',
          executable: false,
        },
      ],
    });
  });

  it.each(exampleInputs(describedAction()))(
    'runs its example: %s',
    async (_, input) => {
      workspace.setContent({ ...FILES, repository: FILES });
      expect(await runAction(action(), input, workspace.path)).toMatchObject({
        commit: 'c0ffee',
      });
    },
  );

  it('says kindly that a name is taken', async () => {
    answer = { status: 409, body: { error: { message: 'is at 1 now' } } };
    await expect(
      runAction(
        action(),
        { ...INPUT, ifExists: 'refuse' as const },
        workspace.path,
      ),
    ).rejects.toThrow(
      'The repository team-chat/qwen-chat exists already and holds something else. Nothing was changed: choose another name, or change that repository',
    );
    expect(JSON.parse(received[0].body).expected).toBeNull();
  });

  it('gives a refusal on as it is', async () => {
    answer = {
      status: 403,
      body: {
        error: { name: 'NotAllowedError', message: 'samir may not write' },
        response: { statusCode: 403 },
      },
    };
    await expect(runAction(action(), INPUT, workspace.path)).rejects.toThrow(
      'The repository team-chat/qwen-chat could not be written; caused by NotAllowedError: samir may not write',
    );
  });

  it.each([
    [
      'a secret',
      { 'values.yaml': `token: hf_${'a'.repeat(34)}\n` },
      /^values.yaml: looks like a Hugging Face token/,
    ],
    ['nothing', {}, 'holds no files to publish'],
  ])(
    'refuses a workspace with %s, and sends nothing',
    async (_, content, why) => {
      workspace.setContent(content);
      await expect(runAction(action(), INPUT, workspace.path)).rejects.toThrow(
        why,
      );
      expect(received).toEqual([]);
    },
  );

  it('refuses links and paths that lead out of the workspace', async () => {
    await expect(
      runAction(action(), { ...INPUT, sourcePath: '../..' }, workspace.path),
    ).rejects.toThrow(/leads out of the workspace/);
    symlinkSync('/etc/hostname', join(workspace.path, 'host'));
    await expect(runAction(action(), INPUT, workspace.path)).rejects.toThrow(
      'host is neither a file nor a folder',
    );
    expect(received).toEqual([]);
  });

  it('only tells addresses in a dry run', async () => {
    const output: Record<string, unknown> = {};
    await action().handler({
      ...createMockActionContext({
        input: INPUT,
        workspacePath: workspace.path,
      }),
      isDryRun: true,
      output: (name, value) => {
        output[name] = value;
      },
    });
    expect(output).toEqual({
      remoteUrl: 'http://portal/api/local-git/git/team-chat/qwen-chat.git',
      repoContentsUrl:
        'http://portal/api/local-git/git/team-chat/qwen-chat/blob/main',
      commit: '',
      changed: true,
    });
    expect(received).toEqual([]);
  });
});

/** For the list of examples, which is read before a server is up. */
function describedAction() {
  return createPublishLocalAction({
    auth: mockServices.auth(),
    discovery: mockServices.discovery(),
  });
}

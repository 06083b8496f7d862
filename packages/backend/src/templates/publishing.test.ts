// SPDX-License-Identifier: Apache-2.0
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { createPublishGiteaAction } from '@backstage/plugin-scaffolder-backend-module-gitea';
import { createPublishGithubAction } from '@backstage/plugin-scaffolder-backend-module-github';
import { createPublishGitlabAction } from '@backstage/plugin-scaffolder-backend-module-gitlab';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';

const HOSTS = {
  github: 'github.example.com',
  gitlab: 'gitlab.example.com',
  gitea: 'gitea.example.com',
};
const config = {
  backend: { workingDirectory: '/tmp' },
  integrations: {
    github: [
      { host: HOSTS.github, apiBaseUrl: 'https://github.example.com/api/v3' },
    ],
    gitlab: [
      {
        host: HOSTS.gitlab,
        apiBaseUrl: 'https://gitlab.example.com/api/v4',
        token: 'unused',
      },
    ],
    gitea: [{ host: HOSTS.gitea }],
  },
};
const template = parse(
  readFileSync(
    resolve(__dirname, '../../../../templates/new-model/template.yaml'),
    'utf8',
  ),
);

jest.setTimeout(60_000);

describe('the template new-model', () => {
  const ran: Array<{ action: string; input: unknown }> = [];
  const located: unknown[] = [];
  let publish: string;
  let base: string;
  let stop = async () => {};

  /** With the input that the real one takes, and nothing done. */
  function record(
    real: { id: string; schema?: object },
    outputs: () => Record<string, string>,
  ) {
    const action = createTemplateAction({
      id: real.id,
      async handler(ctx) {
        ran.push({ action: real.id, input: ctx.input });
        for (const [name, value] of Object.entries(outputs())) {
          ctx.output(name as never, value as never);
        }
      },
    });
    return { ...action, schema: real.schema };
  }

  beforeAll(async () => {
    const rootConfig = mockServices.rootConfig({ data: config });
    const integrations = ScmIntegrations.fromConfig(rootConfig);
    const servers = { integrations, config: rootConfig };
    const published = (host: string) => () => ({
      remoteUrl: `https://${host}/acme/phi.git`,
      repoContentsUrl: `https://${host}/acme/phi/blob/main`,
    });
    const own = (
      id: string,
      outputs: () => Record<string, string> = () => ({}),
    ) => record({ id, schema: {} }, outputs);
    const actions = [
      own('inference:placement:check', () => ({
        provider: 'agentgateway',
        version: 'v1.4.1',
        publish,
        repoUrl:
          publish === 'local'
            ? ''
            : `${HOSTS[publish as keyof typeof HOSTS]}?owner=acme&repo=phi`,
        cloneUrl: 'https://git.example.com/acme/phi.git',
        gitops: 'flux',
      })),
      own('inference:repo:generate'),
      own('inference:manifests:validate'),
      own('inference:repo:publishLocal', published('portal.example.com')),
      record(createPublishGithubAction(servers), published(HOSTS.github)),
      record(createPublishGitlabAction(servers), published(HOSTS.gitlab)),
      record(createPublishGiteaAction(servers), published(HOSTS.gitea)),
    ];
    const catalog = catalogServiceMock.mock({
      getEntityByRef: async () => template,
      addLocation: async location => {
        // It asks once more without consequences, to tell the entity's name.
        if (!('dryRun' in location)) located.push(location);
        return {
          location: {
            id: '1',
            type: 'url',
            target: location.target,
            entityRef: 'location:default/1',
          },
          entities: [],
        };
      },
    });
    const { server } = await startTestBackend({
      features: [
        scaffolderPlugin,
        createBackendModule({
          pluginId: 'scaffolder',
          moduleId: 'recorded-actions',
          register(env) {
            env.registerInit({
              deps: { scaffolder: scaffolderActionsExtensionPoint },
              async init({ scaffolder }) {
                scaffolder.addActions(...actions);
              },
            });
          },
        }),
        catalog.factory,
        mockServices.rootConfig.factory({ data: config }),
      ],
    });
    base = `http://127.0.0.1:${server.port()}/api/scaffolder/v2/tasks`;
    stop = () => server.stop();
    // The scaffolder loads a lot.
  }, 120_000);
  afterAll(() => stop());
  beforeEach(() => {
    ran.length = 0;
    located.length = 0;
  });

  async function runTask() {
    const created = await fetch(base, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        templateRef: 'template:default/new-model',
        values: {
          owner: 'group:default/team-chat',
          model: 'microsoft/Phi-4',
          name: 'phi',
          engine: 'vllm',
          adapters: [],
          size: { replicas: 2, gpus: 1, contextLength: 8192 },
          placement: {
            cluster: 'prod-eu',
            namespace: 'chat',
            gateway: { namespace: 'infra', name: 'shared' },
          },
          requestSeconds: 600,
          metricsAuth: false,
        },
      }),
    });
    const { id }: { id: string } = await created.json();
    for (let left = 100; left > 0; left--) {
      const task = await (await fetch(`${base}/${id}`)).json();
      if (!['open', 'processing'].includes(task.status)) return task.status;
      await sleep(100);
    }
    throw new Error('The task never ended');
  }

  it.each([
    [
      'github',
      {
        repoUrl: 'github.example.com?owner=acme&repo=phi',
        description: 'Serves microsoft/Phi-4',
        defaultBranch: 'main',
        gitCommitMessage: 'Serve microsoft/Phi-4',
      },
    ],
    [
      'gitlab',
      {
        repoUrl: 'gitlab.example.com?owner=acme&repo=phi',
        defaultBranch: 'main',
        gitCommitMessage: 'Serve microsoft/Phi-4',
      },
    ],
    [
      'gitea',
      {
        repoUrl: 'gitea.example.com?owner=acme&repo=phi',
        description: 'Serves microsoft/Phi-4',
        defaultBranch: 'main',
        gitCommitMessage: 'Serve microsoft/Phi-4',
      },
    ],
  ])(
    'publishes to %s alone where that is configured, as its action takes it',
    async (kind, input) => {
      publish = kind;
      expect(await runTask()).toBe('completed');
      const publishers = ran.filter(({ action }) => /publish/.test(action));
      expect(publishers.map(({ action }) => action)).toEqual([
        `publish:${kind}`,
      ]);
      expect(publishers[0].input).toMatchObject(input);
      expect(JSON.stringify(publishers[0].input)).not.toContain('token');
      expect(located).toMatchObject([
        { target: expect.stringContaining('/acme/phi/') },
      ]);
      expect(located[0]).toMatchObject({
        target: expect.stringContaining('catalog-info.yaml'),
      });
    },
  );

  it('publishes to the portal’s own Git alone where nothing else is configured', async () => {
    publish = 'local';
    expect(await runTask()).toBe('completed');
    const publishers = ran.filter(({ action }) => /publish/.test(action));
    expect(publishers).toEqual([
      {
        action: 'inference:repo:publishLocal',
        input: {
          owner: 'group:default/team-chat',
          name: 'phi',
          message: 'Serve microsoft/Phi-4',
          ifExists: 'refuse',
        },
      },
    ]);
    expect(located).toMatchObject([
      {
        target:
          'https://portal.example.com/acme/phi/blob/main/catalog-info.yaml',
      },
    ]);
  });
});

// SPDX-License-Identifier: Apache-2.0
import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { ScaffolderDryRunResponse } from '@backstage/plugin-scaffolder-common';
import {
  scaffolderApiRef,
  SecretsContextProvider,
} from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { SelfService } from '@inference-portal/backstage-plugin-inference-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ModelField } from './fields/ModelField';
import { PlacementField } from './fields/PlacementField';
import { PreviewField } from './fields/PreviewField';
import { SizeField } from './fields/SizeField';
import { TeamField } from './fields/TeamField';
import { validatePlacement } from './placement/validatePlacement';

const OFFER: SelfService = {
  teams: [{ owner: 'group:default/team-chat', namespaces: ['chat'] }],
  clusters: [
    {
      name: 'prod-eu',
      title: 'Europe',
      state: 'connected',
      gateways: [
        {
          namespace: 'infra',
          name: 'shared',
          className: 'agentgateway',
          provider: 'agentgateway',
          version: 'v1.4.1',
          hostnames: [],
          takesOtherNamespaces: true,
        },
      ],
      pools: ['chat/qwen'],
      models: [
        { name: 'Qwen/Qwen2.5', pool: 'chat/qwen', gateways: ['infra/shared'] },
      ],
    },
  ],
  publishing: { kind: 'local' },
  gitops: 'flux',
};

const TEMPLATE = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'new-model' },
  spec: { type: 'model-server', steps: [] },
};

const extensions = [
  { name: 'InferenceTeam', component: TeamField },
  { name: 'InferenceModel', component: ModelField },
  { name: 'InferenceSize', component: SizeField },
  {
    name: 'InferencePlacement',
    component: PlacementField,
    validation: validatePlacement,
  },
  { name: 'InferencePreview', component: PreviewField },
];

/** A form of these fields, each on a page of its own. */
async function openForm(
  fields: Record<string, object>,
  options: {
    offer?: SelfService;
    dryRun?: () => Promise<ScaffolderDryRunResponse>;
  } = {},
) {
  const { offer = OFFER, dryRun } = options;
  const onCreate = jest.fn(async () => {});
  const steps = Object.entries(fields).map(([name, schema]) => ({
    title: `Page ${name}`,
    schema: { type: 'object', properties: { [name]: schema } },
  }));
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [
          discoveryApiRef,
          { getBaseUrl: async plugin => `http://portal/${plugin}` },
        ],
        [
          fetchApiRef,
          {
            fetch: async url => {
              expect(String(url)).toBe(
                'http://portal/inference/v1/self-service',
              );
              return new Response(JSON.stringify(offer));
            },
          },
        ],
        [catalogApiRef, catalogApiMock({ entities: [TEMPLATE] })],
        [scaffolderApiRef, { dryRun }],
      ]}
    >
      <SecretsContextProvider>
        <Stepper
          manifest={{ title: 'Serve a model', steps }}
          extensions={extensions}
          onCreate={onCreate}
        />
      </SecretsContextProvider>
    </TestApiProvider>,
  );
  return onCreate;
}

const press = (name: RegExp | string) =>
  userEvent.click(screen.getByRole('button', { name }));

const TEAM = { type: 'string', title: 'Team', 'ui:field': 'InferenceTeam' };
const MODEL = { type: 'string', title: 'Model', 'ui:field': 'InferenceModel' };
const NAME = { type: 'string', title: 'Name' };
const PLACEMENT = { type: 'object', 'ui:field': 'InferencePlacement' };

it('chooses what there is only one of, and makes what was chosen', async () => {
  const onCreate = await openForm({
    owner: TEAM,
    name: NAME,
    placement: PLACEMENT,
  });
  await screen.findByText('team-chat');
  await press('Next');
  await userEvent.type(await screen.findByLabelText('Name'), 'phi');
  await press('Next');
  await screen.findByText('infra/shared (agentgateway v1.4.1)');
  await press('Review');
  await press('Create');
  await waitFor(() =>
    expect(onCreate).toHaveBeenCalledWith({
      owner: 'group:default/team-chat',
      name: 'phi',
      placement: {
        cluster: 'prod-eu',
        namespace: 'chat',
        gateway: { namespace: 'infra', name: 'shared' },
      },
    }),
  );
}, 30_000);

it('does not go on with a name that is taken, and says so', async () => {
  await openForm({ owner: TEAM, name: NAME, placement: PLACEMENT });
  await screen.findByText('team-chat');
  await press('Next');
  await userEvent.type(await screen.findByLabelText('Name'), 'qwen');
  await press('Next');
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'There is a pool chat/qwen in Europe already.',
  );
  await press('Review');
  await waitFor(() =>
    expect(screen.getAllByText(/There is a pool chat\/qwen/)).toHaveLength(2),
  );
  expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
}, 30_000);

it('says who answers to a model’s name', async () => {
  await openForm({ model: MODEL });
  await userEvent.type(await screen.findByLabelText('Model'), 'Qwen/Qwen2.5');
  expect(
    await screen.findByText(
      /^chat\/qwen in Europe answers to this name already/,
    ),
  ).toBeVisible();
}, 30_000);

it('tells those in no team how to get in', async () => {
  await openForm({ owner: TEAM }, { offer: { ...OFFER, teams: [] } });
  expect(await screen.findByText(/Ask it to list your team/)).toBeVisible();
}, 30_000);

it('counts the GPUs of engines that use them', async () => {
  const onCreate = await openForm({
    engine: { type: 'string', title: 'Engine', default: 'vllm' },
    size: { type: 'object', 'ui:field': 'InferenceSize' },
  });
  await press('Next');
  expect(await screen.findByText(/GiB per server: 1 GPU/)).toBeVisible();
  await press('Review');
  await press('Create');
  await waitFor(() =>
    expect(onCreate).toHaveBeenCalledWith({
      engine: 'vllm',
      size: expect.objectContaining({ gpus: 1, parameters: 4, replicas: 2 }),
    }),
  );
}, 30_000);

describe('the preview', () => {
  const PREVIEW = {
    type: 'null',
    'ui:field': 'InferencePreview',
    'ui:options': { template: 'template:default/new-model' },
  };

  it('shows every file, and what the check said', async () => {
    const said = '\u001b[32minfo\u001b[39m: Checked 13 objects';
    await openForm(
      { preview: PREVIEW },
      {
        dryRun: async () => ({
          directoryContents: [
            { path: 'b.yaml', base64Content: btoa('kind: Pool') },
            { path: 'a.md', base64Content: btoa('# A') },
          ],
          steps: [
            {
              id: 'check',
              name: 'Check',
              action: 'inference:manifests:validate',
            },
          ],
          log: [
            { body: { message: 'Beginning step Check', stepId: 'check' } },
            { body: { message: said, stepId: 'check' } },
            { body: { message: said, stepId: 'other' } },
          ],
          output: {},
        }),
      },
    );
    await screen.findByText('2 files, and nothing made yet');
    expect(screen.getAllByText('Checked 13 objects')).toHaveLength(1);
    expect(screen.queryByText(/Beginning step/)).toBeNull();
    const files = screen.getAllByText(/^(a\.md|b\.yaml)$/);
    expect(files.map(file => file.textContent)).toEqual(['a.md', 'b.yaml']);
  }, 30_000);

  it('says in the backend’s words why it can’t be made', async () => {
    await openForm(
      { preview: PREVIEW },
      {
        dryRun: async () => {
          throw new Error('name: is phi: there is a pool chat/phi already');
        },
      },
    );
    expect(
      await screen.findByText(/there is a pool chat\/phi already/),
    ).toBeVisible();
  }, 30_000);

  it('shows each problem with its mark and where it is written', async () => {
    await openForm(
      { preview: PREVIEW },
      {
        dryRun: async () => {
          throw new Error(
            '2 problems were found:\nbase/pool.yaml:12 spec.selector (error pool-selects-nothing): No pod is called so. Fix: Write another label.\nbase/timeouts.yaml:16 (warning timeout-too-short): A minute is short. Fix: Raise it.',
          );
        },
      },
    );
    expect(
      await screen.findByText('base/pool.yaml:12 spec.selector'),
    ).toBeVisible();
    expect(screen.getByText('Error')).toBeVisible();
    expect(screen.getByText('No pod is called so.')).toBeVisible();
    expect(screen.getByText('base/timeouts.yaml:16')).toBeVisible();
    expect(screen.getByText('Warning')).toBeVisible();
    expect(screen.getByText('Raise it.')).toBeVisible();
  }, 30_000);
});

// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { findViolations } from '../../../__testUtils__/findViolations';
import { renderPage } from '../../../__testUtils__/renderPage';
import { FakeInferenceApi } from '../../../testing/FakeInferenceApi';
import { responseError } from '../../../testing/responseError';
import {
  sampleDiagnosis,
  sampleUpgradeCheck,
} from '../../../testing/sampleAdvice';
import { sampleClusters } from '../../../testing/sampleClusters';
import { InferenceContent } from '../InferenceContent';

const NOW = Date.parse('2026-11-20T14:02:07Z');

function createFake() {
  const api = new FakeInferenceApi();
  api.clusters = sampleClusters(NOW);
  api.diagnosis = sampleDiagnosis;
  api.upgradeCheck = sampleUpgradeCheck;
  return api;
}

const Address = () => <output>{useLocation().search}</output>;

const render = (api: FakeInferenceApi, query: string) =>
  renderPage(
    <>
      <InferenceContent />
      <Address />
    </>,
    api,
    { at: `/?tab=clusters&open=prod-us${query}` },
  );

const part = async (name: string | RegExp) =>
  within(await screen.findByRole('region', { name }));

describe('ClustersTab', () => {
  it('says what is not seen of a cluster, what that costs and what mends it', async () => {
    await render(createFake(), '');
    const doctor = await part('What can’t be seen, and how to mend it');
    expect(await doctor.findByText('bbr-missing')).toBeInTheDocument();
    expect(
      doctor.getByText(/AgentgatewayPolicy: agentgatewaypolicies forbidden/),
    ).toBeInTheDocument();
    expect(doctor.getByText('and 2 more')).toBeInTheDocument();
    const edit = doctor.getByRole('region', {
      name: 'For the cluster, by kubectl apply',
    });
    expect(edit).toHaveTextContent('kind: ClusterRole');
    expect(doctor.getByRole('button', { name: /Copy/ })).toBeInTheDocument();
  });

  it('says what can’t be found without a kind that is not read', async () => {
    await render(createFake(), '');
    const silenced = await part('What can’t be found');
    expect(
      silenced.getByText('AgentgatewayPolicy: bbr-missing, bbr-phase-conflict'),
    ).toBeInTheDocument();
  });

  it('checks an upgrade, keeps it in the address, and groups the answer by object', async () => {
    const api = createFake();
    await render(api, '');
    const form = within(
      await screen.findByRole('form', { name: 'Versions to check' }),
    );
    expect(form.getAllByText('now v1.4.0')).toHaveLength(2);
    expect(form.getByRole('button', { name: 'Check' })).toBeDisabled();
    await userEvent.type(form.getByLabelText('Gateway API'), 'v1.6.1');
    await userEvent.click(form.getByRole('button', { name: 'Check' }));

    await waitFor(() =>
      expect(api.asked).toContain('upgrade prod-us {"gatewayApi":"v1.6.1"}'),
    );
    expect(
      screen.getByText(
        '?tab=clusters&open=prod-us&upgrade=cluster%3Dprod-us%26gatewayApi%3Dv1.6.1',
      ),
    ).toBeInTheDocument();
    expect(await screen.findByText(/^Risky: something/)).toBeInTheDocument();
    expect(
      screen.getByRole('row', { name: 'Gateway API v1.4.0 v1.6.1 upgrade' }),
    ).toBeInTheDocument();
    const object = await part('AgentgatewayPolicy limits');
    expect(object.getAllByRole('listitem')).toHaveLength(2);
    await userEvent.click(
      object.getByRole('button', { name: /moves to another version/ }),
    );
    expect(object.getByText('Write it anew.')).toBeInTheDocument();
    expect(object.getByText('spec: {}')).toBeInTheDocument();
    expect(
      screen.getByText(/as it can’t be read: AgentgatewayPolicy/),
    ).toBeInTheDocument();
  });

  it('asks what a link asks, says why it can’t be answered, and is accessible', async () => {
    const api = createFake();
    api.upgradeCheck = await responseError(
      400,
      'InputError',
      'gatewayApi: is no version: write it as v1.6.1',
    );
    const { container } = await render(
      api,
      '&upgrade=cluster%3Dprod-us%26gatewayApi%3Dnewest',
    );
    expect(await screen.findByText(/is no version/)).toBeInTheDocument();
    expect(screen.getByLabelText('Gateway API')).toHaveValue('newest');
    expect(await findViolations(container)).toEqual([]);
  });

  it('says of each metrics page what is seen and what is not', async () => {
    const api = createFake();
    const [first, second, third] = sampleClusters(NOW);
    api.clusters = [
      first,
      {
        ...second,
        metrics: {
          ...second.metrics,
          choice: 'Through the API server, as no Prometheus is configured',
          groups: [
            {
              role: 'server',
              engine: 'vLLM',
              generation: 'vLLM from 0.8',
              state: 'failing',
              count: 2,
              targets: [
                {
                  namespace: 'support',
                  pod: 'llama-xa7',
                  port: 8000,
                  path: '/metrics',
                  reason: 'timed out after 3 s',
                },
              ],
              seen: [{ signal: 'queueDepth', family: 'vllm:num_waiting' }],
              renamed: [],
              missing: [{ signal: 'kvCache', family: 'vllm:kv_cache' }],
            },
          ],
        },
      },
      third,
    ];
    await render(api, '');
    const metrics = await part('Metrics');
    const row = metrics.getByRole('row', { name: /vLLM model server/ });
    expect(row).toHaveTextContent('support/llama-xa7: timed out after 3 s');
    await userEvent.hover(within(row).getByText('kvCache'));
    expect(
      await screen.findByText('looked for vllm:kv_cache'),
    ).toBeInTheDocument();
  });
});

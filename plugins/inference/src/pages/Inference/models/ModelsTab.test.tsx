// SPDX-License-Identifier: Apache-2.0
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { findViolations } from '../../../__testUtils__/findViolations';
import { renderPage } from '../../../__testUtils__/renderPage';
import { FakeInferenceApi } from '../../../testing/FakeInferenceApi';
import { responseError } from '../../../testing/responseError';
import { sampleModels } from '../../../testing/sampleModels';
import { InferenceContent } from '../InferenceContent';

function createFake() {
  const api = new FakeInferenceApi();
  api.models = sampleModels;
  return api;
}

const render = (api: FakeInferenceApi, query = '') =>
  renderPage(<InferenceContent />, api, { at: `/?tab=models${query}` });

describe('ModelsTab', () => {
  it('leads from names to pools and entities, and flags what is nobody’s', async () => {
    const { container } = await render(createFake());
    const nobodys = await screen.findByRole('row', { name: /gpt-oss-20b/ });
    expect(nobodys).toHaveTextContent('nobody’s');
    expect(screen.getByText(/3 models · 1 is nobody’s/)).toBeInTheDocument();

    const ill = within(screen.getByRole('row', { name: /Degraded qwen-chat/ }));
    expect(ill.getByText(/picker is not ready/)).toBeInTheDocument();
    expect(
      ill.getAllByRole('link').map(link => link.getAttribute('href')),
    ).toEqual([
      '/?q=qwen-chat-v2&cluster=prod-eu&namespace=chat',
      '/?q=qwen-chat-v1&cluster=prod-eu&namespace=chat',
      '/catalog/default/component/qwen-chat/inference',
      '/catalog/default/group/chat-team',
    ]);
    expect(screen.getByRole('row', { name: /sql-expert/ })).toHaveTextContent(
      'as an adapter',
    );
    expect(await findViolations(container)).toEqual([]);
  });

  it('finds what nobody owns, from the address', async () => {
    await render(createFake(), '&owner=nobody');
    expect(await screen.findByText('gpt-oss-20b')).toBeInTheDocument();
    expect(screen.queryByText('sql-expert')).not.toBeInTheDocument();
    expect(screen.getByLabelText('Owner')).toHaveValue('nobody');
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(screen.getByText('sql-expert')).toBeInTheDocument();
  });

  it('says where models come from when there is none', async () => {
    await render(new FakeInferenceApi());
    expect(await screen.findByText('No model is known')).toBeInTheDocument();
  });

  it('says which permission is missing', async () => {
    const api = new FakeInferenceApi();
    api.models = await responseError(403, 'NotAllowedError', 'Unauthorized');
    await render(api);
    expect(await screen.findByText('inference.pool.read')).toBeInTheDocument();
  });
});

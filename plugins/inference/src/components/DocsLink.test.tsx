// SPDX-License-Identifier: Apache-2.0
import { screen } from '@testing-library/react';
import { renderPage } from '../__testUtils__/renderPage';
import { FakeInferenceApi } from '../testing/FakeInferenceApi';
import { DocsLink } from './DocsLink';

const link = <DocsLink code="bbr-missing" docs="findings/bbr-missing" />;

describe('DocsLink', () => {
  it.each(['https://docs.example/portal', 'https://docs.example/portal/'])(
    'leads to the page below %s',
    async docsUrl => {
      await renderPage(link, new FakeInferenceApi(), {
        config: { inference: { docsUrl } },
      });
      expect(
        screen.getByRole('link', { name: /^bbr-missing/ }),
      ).toHaveAttribute(
        'href',
        'https://docs.example/portal/findings/bbr-missing',
      );
    },
  );

  it('is the code alone where nothing says where the pages are', async () => {
    await renderPage(link, new FakeInferenceApi());
    expect(screen.getByText('bbr-missing')).toBeVisible();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});

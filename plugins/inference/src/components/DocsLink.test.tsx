// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { findViolations } from '../__testUtils__/findViolations';
import { renderPage } from '../__testUtils__/renderPage';
import { FakeInferenceApi } from '../testing/FakeInferenceApi';
import { DocsLink } from './DocsLink';
import { FindingPageDrawer } from './FindingPageDrawer';

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

  it('opens the page beside one’s own where nothing says where the docs are', async () => {
    await renderPage(
      <>
        {link}
        <FindingPageDrawer />
      </>,
      new FakeInferenceApi(),
      { at: '/?range=24h' },
    );
    await userEvent.click(screen.getByRole('link', { name: 'bbr-missing' }));

    const drawer = await screen.findByRole('dialog', { name: 'bbr-missing' });
    expect(
      await within(drawer).findByRole('heading', { name: 'How to mend it' }),
    ).toBeVisible();
    expect(await findViolations(drawer)).toEqual([]);

    await userEvent.click(
      within(drawer).getByRole('link', { name: 'what should is up' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'bbr-not-attached' }),
    ).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('link', { name: 'bbr-missing' })).toHaveAttribute(
      'href',
      '/?range=24h&about=bbr-missing',
    );
  });

  it.each([
    ['picker-unschedulable', /waits for a node/],
    ['never-heard-of', 'The portal has no page about a finding of this name.'],
  ])('shows what there is about %s by its address', async (code, text) => {
    await renderPage(<FindingPageDrawer />, new FakeInferenceApi(), {
      at: `/?about=${code}`,
    });
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('opens the section of an issue that only an upgrade brings', async () => {
    const issue = 'policy-conversion';
    await renderPage(
      <>
        <DocsLink code={issue} docs={`upgrade-check#${issue}`} />
        <FindingPageDrawer />
      </>,
      new FakeInferenceApi(),
    );
    await userEvent.click(screen.getByRole('link', { name: issue }));
    const drawer = await screen.findByRole('dialog', { name: issue });
    expect(
      await within(drawer).findByText(/does not read kgateway's/),
    ).toBeVisible();
    expect(within(drawer).queryByText(/way back/)).not.toBeInTheDocument();
  });
});

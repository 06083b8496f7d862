// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { GitOpsFact } from './GitOpsFact';

it('leads to the repository, and says why it is not synced', async () => {
  const { container } = await renderInTestApp(
    <GitOpsFact
      gitops={{
        kind: 'Kustomization',
        namespace: 'flux-system',
        name: 'models',
        synced: false,
        revision: 'main@sha1:0000aaaa',
        source: 'https://git.example/models.git at main, ./chat',
        url: 'https://git.example/models.git',
        message: 'dry-run failed',
      }}
    />,
  );
  expect(container).toHaveTextContent(
    /not synced Kustomization flux-system\/models · main@sha1:0000aaaa/,
  );
  expect(
    screen
      .getByText('https://git.example/models.git at main, ./chat')
      .closest('a'),
  ).toHaveAttribute('href', 'https://git.example/models.git');
  expect(screen.getByText('dry-run failed')).toBeInTheDocument();
});

it('shows an owner of which only the name is known', async () => {
  const { container } = await renderInTestApp(
    <GitOpsFact
      gitops={{
        kind: 'Application',
        name: 'chat',
        synced: 'unknown',
        message: 'the Application is not in this cluster, or may not be read',
      }}
    />,
  );
  expect(container).toHaveTextContent(
    'synced: unknown Application chatthe Application is not in this cluster',
  );
});

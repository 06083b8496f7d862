// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Finding,
  FindingCode,
  FindingSeverity,
} from '@inference-portal/backstage-plugin-inference-common';
import { FindingsEntity } from '../hooks/useFixForm';
import { createFromTemplateRouteRef } from '../routes';
import { sampleFinding } from '../testing/samplePools';
import { FindingList } from './FindingList';

const note = (code: FindingCode, severity: FindingSeverity, title: string) =>
  sampleFinding({
    code,
    severity,
    title,
    subject: { cluster: 'prod-eu', apiVersion: 'v1', kind: 'Pod', name: code },
    since: '2026-11-20T10:00:00.000Z',
  });
const broken = note('bbr-missing', 'error', 'Nothing sets the header');
const old = note('metrics-generation-legacy', 'info', 'Old metric names');
const single = note('picker-not-redundant', 'info', 'A single replica');

it('keeps several notes behind one line, below what is wrong', async () => {
  await renderInTestApp(<FindingList findings={[old, broken, single]} />);
  expect(screen.getByText(broken.title)).toBeInTheDocument();
  expect(screen.queryByText(old.title)).not.toBeInTheDocument();

  await userEvent.click(
    screen.getByRole('button', { name: /2 notes worth knowing/ }),
  );

  expect(screen.getByText(old.title)).toBeInTheDocument();
  expect(screen.getByText(single.title)).toBeInTheDocument();
});

it('tells a cause once, with the objects that have it', async () => {
  const crash = (name: string) =>
    sampleFinding({
      code: 'server-crash-looping',
      severity: 'error',
      title: 'A model server crashes',
      since: `2026-11-20T10:00:0${name.length}.000Z`,
      subject: { cluster: 'prod-eu', apiVersion: 'v1', kind: 'Pod', name },
    });
  function Growing() {
    const [names, setNames] = useState(['a']);
    return (
      <>
        <button onClick={() => setNames(['a', 'bb'])}>another</button>
        <FindingList findings={names.map(crash)} />
      </>
    );
  }
  await renderInTestApp(<Growing />);
  const detail = 'Detail of server-crash-looping.';
  expect(screen.getByText(detail)).toBeInTheDocument();

  await userEvent.click(screen.getByText('another'));

  expect(
    screen.getByRole('button', { name: /A model server crashes 2 objects/ }),
  ).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByText(detail)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: /Pod bb/ }));
  expect(screen.getAllByText(detail)).toHaveLength(2);
});

it('leads to the folder in Git that the object is applied from', async () => {
  await renderInTestApp(
    <FindingList
      findings={[
        {
          ...broken,
          git: {
            repository: 'https://github.com/o/models',
            reference: 'main',
            path: 'chat',
          },
        },
      ]}
    />,
  );
  expect(screen.getByRole('link', { name: /Open the folder/ })).toHaveAttribute(
    'href',
    'https://github.com/o/models/tree/main/chat',
  );
});

it('shows a single note as it is', async () => {
  await renderInTestApp(<FindingList findings={[broken, old]} />);

  expect(screen.getByText(old.title)).toBeInTheDocument();
  expect(screen.queryByText(/notes worth knowing/)).not.toBeInTheDocument();
});

it('leads to the filled-in form where the entity is in a repository', async () => {
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'qwen-chat',
      annotations: {
        'backstage.io/source-location': 'url:https://git.example/o/models/',
      },
    },
  };
  const patched: Finding = {
    ...broken,
    remedy: {
      text: 'Set it.',
      patch: {
        kind: 'merge',
        object: { apiVersion: 'v1', kind: 'Service', name: 'epp' },
        target: 'Service epp',
        yaml: 'spec: {}\n',
      },
    },
  };
  await renderInTestApp(
    <FindingsEntity.Provider value={entity}>
      <FindingList findings={[patched]} />
    </FindingsEntity.Provider>,
    {
      mountedRoutes: {
        '/create/templates/:namespace/:templateName':
          createFromTemplateRouteRef,
      },
    },
  );
  const link = screen.getByRole('button', {
    name: 'Open a pull request with this patch',
  });
  const form = new URL(link.getAttribute('href') ?? '', 'https://portal');
  expect(form.pathname).toBe('/create/templates/default/apply-fix');
  expect(JSON.parse(form.searchParams.get('formData') ?? '')).toEqual({
    entity: 'component:default/qwen-chat',
    finding: 'bbr-missing/prod-eu/Pod//bbr-missing/',
  });
});

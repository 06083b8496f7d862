// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FindingCode,
  FindingSeverity,
} from '@inference-portal/backstage-plugin-inference-common';
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

// SPDX-License-Identifier: Apache-2.0
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

it('shows a single note as it is', async () => {
  await renderInTestApp(<FindingList findings={[broken, old]} />);

  expect(screen.getByText(old.title)).toBeInTheDocument();
  expect(screen.queryByText(/notes worth knowing/)).not.toBeInTheDocument();
});

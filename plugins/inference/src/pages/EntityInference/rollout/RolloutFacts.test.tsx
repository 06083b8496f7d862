// SPDX-License-Identifier: Apache-2.0
import { screen } from '@testing-library/react';
import { renderPage } from '../../../__testUtils__/renderPage';
import { FakeInferenceApi } from '../../../testing/FakeInferenceApi';
import {
  failingRollout,
  passingRollout,
  undecidedRollout,
} from '../../../testing/sampleRollouts';
import { RolloutFacts } from './RolloutFacts';

const NOW = Date.parse('2026-11-20T14:02:07Z');

it.each([
  ['pass', passingRollout(NOW), 0],
  ['fail', failingRollout(NOW), 0],
  ['insufficient', undecidedRollout(NOW), 1],
])('foretells no decision that is there: %s', async (_, rollout, rows) => {
  const forecast = { remainingMs: 60_000, reason: 'by what was counted' };
  await renderPage(
    <RolloutFacts rollout={{ ...rollout, forecast }} />,
    new FakeInferenceApi(),
  );
  expect(screen.queryAllByText('Decision')).toHaveLength(rows);
  expect(screen.queryAllByText(/^in about 1 min/)).toHaveLength(rows);
  expect(screen.getByText('Warm-up')).toBeInTheDocument();
});

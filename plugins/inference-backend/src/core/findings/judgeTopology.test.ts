// SPDX-License-Identifier: Apache-2.0
import { KindStatus } from '@inference-portal/backstage-plugin-inference-common';
import { brief, Edit, judgeSample } from '../testing/judgeSample';
import {
  NOW_MS,
  sampleObjects,
  sampleSnapshot,
} from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { FindingRule } from './FindingRule';
import { judgeTopology, knownKinds } from './judgeTopology';

function kind(
  name: string,
  state: KindStatus['state'],
  lastSyncedAt?: string,
): KindStatus {
  return {
    group: 'any',
    version: 'v1',
    kind: name,
    state,
    objects: 0,
    lastSyncedAt,
  };
}

it.each<[what: string, kinds: KindStatus[], known: boolean]>([
  ['watched', [kind('Pod', 'watching')], true],
  ['not served', [kind('Pod', 'missing')], true],
  ['forbidden', [kind('Pod', 'forbidden')], false],
  ['not listed yet', [kind('Pod', 'connecting')], false],
  ['broken before it was listed', [kind('Pod', 'error')], false],
  ['broken after it was listed', [kind('Pod', 'error', '2026-01-01')], true],
  ['not mentioned', [kind('Service', 'watching')], false],
  [
    'forbidden in one version, watched in another',
    [kind('Pod', 'forbidden'), kind('Pod', 'watching')],
    true,
  ],
  [
    'forbidden in one version, not served in another',
    [kind('Pod', 'forbidden'), kind('Pod', 'missing')],
    false,
  ],
])('a kind that is %s', (_what, kinds, known) => {
  expect(knownKinds(kinds)('Pod')).toBe(known);
});

it('is silent where a kind that a rule needs can’t be read, and names it', () => {
  const edit: Edit = objects => {
    objects.pods = [];
    objects.services = [];
  };
  const kinds = sampleSnapshot().kinds.map(status =>
    status.kind === 'Service' || status.kind === 'Pod'
      ? { ...status, state: 'forbidden' as const }
      : status,
  );

  expect(judgeSample(edit, { kinds }).map(brief)).toEqual([]);
  expect(
    judgeTopology(
      deriveTopology(sampleSnapshot(sampleObjects(), { kinds })),
      [silent],
      NOW_MS,
    ).silenced,
  ).toEqual([{ code: 'server-pending', kinds: ['Pod'] }]);
});

const silent: FindingRule = {
  code: 'server-pending',
  needs: ['InferencePool', 'Pod'],
  explainedBy: [],
  judge: () => [],
};

it('goes on when a rule fails, and tells which', () => {
  const error = new TypeError('a bug');
  const failing: FindingRule = {
    ...silent,
    needs: [],
    judge: () => {
      throw error;
    },
  };

  expect(
    judgeTopology(deriveTopology(sampleSnapshot()), [failing], NOW_MS),
  ).toEqual({
    findings: [],
    silenced: [],
    failures: [{ code: 'server-pending', error }],
  });
});

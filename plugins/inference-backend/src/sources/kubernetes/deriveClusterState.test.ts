// SPDX-License-Identifier: Apache-2.0
import { plainly } from '../../core/testing/plainly';
import {
  deriveClusterState,
  DerivedState,
  ProbeResult,
} from './deriveClusterState';
import { KindSourceStatus } from './KindSource';
import { FailureKind } from './RequestFailure';

const kind = (
  name: string,
  state: KindSourceStatus['state'],
  failure?: FailureKind,
  reason?: string,
): KindSourceStatus => ({
  group: 'g',
  version: 'v1',
  kind: name,
  objects: 1,
  state,
  failure,
  reason,
});

const ok: ProbeResult = { ok: true };
const failed = (failure: FailureKind, message: string): ProbeResult => ({
  ok: false,
  failure,
  message,
});

it.each<[string, ProbeResult | undefined, KindSourceStatus[], DerivedState]>([
  [
    'nothing was heard yet',
    undefined,
    [kind('Pod', 'connecting'), kind('Gateway', 'connecting')],
    { state: 'connecting', reason: 'Reading Pod, Gateway.' },
  ],
  [
    'one kind is still being listed',
    ok,
    [kind('Pod', 'connecting'), kind('Gateway', 'watching')],
    { state: 'connecting', reason: 'Reading Pod.' },
  ],
  [
    'all that is installed is watched',
    ok,
    [kind('Pod', 'watching'), kind('GatewayClass', 'missing')],
    { state: 'connected' },
  ],
  [
    'the probe got no answer, whatever the watches look like',
    failed('unreachable', 'connection refused at 10.0.0.1:6443'),
    [kind('Pod', 'watching')],
    { state: 'unreachable', reason: 'Connection refused at 10.0.0.1:6443.' },
  ],
  [
    'no kind got an answer, and the probe is under way',
    undefined,
    [
      kind('Pod', 'error', 'unreachable', 'no answer within 60 s'),
      kind('Event', 'connecting'),
    ],
    { state: 'unreachable', reason: 'No answer within 60 s.' },
  ],
  [
    'the credentials are not taken',
    failed('unauthorized', 'Unauthorized'),
    [kind('Pod', 'error', 'unauthorized', 'Unauthorized')],
    {
      state: 'unauthorized',
      reason:
        'The cluster does not take the credentials of the kubernetes configuration.',
    },
  ],
  [
    'the credentials are not taken, and the version is public',
    ok,
    [kind('Pod', 'error', 'unauthorized', 'token expired')],
    {
      state: 'unauthorized',
      reason:
        'The cluster does not take the credentials of the kubernetes configuration (token expired).',
    },
  ],
  [
    'the way to the cluster is closed',
    failed('refused', 'the permission policy must allow kubernetes.proxy'),
    [],
    {
      state: 'unauthorized',
      reason: 'The permission policy must allow kubernetes.proxy.',
    },
  ],
  [
    'everything is forbidden',
    ok,
    [
      kind('Pod', 'forbidden', 'forbidden', 'User "x" cannot list "pods"'),
      kind('Gateway', 'missing', 'missing'),
    ],
    {
      state: 'unauthorized',
      reason:
        'The portal may read nothing in the cluster: User "x" cannot list "pods".',
    },
  ],
  [
    'some kinds fail for one reason, some are forbidden',
    ok,
    [
      kind('Gateway', 'watching'),
      kind('Pod', 'error', 'failed', 'answered 500: etcd'),
      kind('Event', 'error', 'failed', 'answered 500: etcd'),
      kind('Service', 'forbidden', 'forbidden', 'no services'),
    ],
    {
      state: 'degraded',
      reason:
        'Pod, Event cannot be read: answered 500: etcd. Service may not be read.',
    },
  ],
  [
    'a kind that a cluster can do without is forbidden',
    ok,
    [
      kind('Gateway', 'watching'),
      {
        ...kind('Kustomization', 'forbidden', 'forbidden', 'no'),
        optional: true,
      },
    ],
    { state: 'connected' },
  ],
  [
    'a kind that a cluster can do without cannot be read',
    ok,
    [
      kind('Gateway', 'watching'),
      {
        ...kind('HelmRelease', 'error', 'failed', 'answered 500'),
        optional: true,
      },
    ],
    {
      state: 'degraded',
      reason: 'HelmRelease cannot be read: answered 500.',
    },
  ],
  [
    'the version may not be read',
    failed('forbidden', 'no'),
    [kind('Pod', 'watching')],
    { state: 'connected' },
  ],
  [
    'the API server is busy',
    failed('throttled', 'too many requests'),
    [kind('Pod', 'watching')],
    { state: 'degraded', reason: 'The API server is busy.' },
  ],
])('when %s', (_, probe, kinds, derived) => {
  expect(plainly(deriveClusterState({ probe, kinds }))).toEqual(derived);
});

it('names what is wrong with the configuration beside the rest', () => {
  expect(
    plainly(
      deriveClusterState({
        probe: ok,
        kinds: [kind('Pod', 'error', 'failed', 'answered 502')],
        configProblem: 'two clusters are called eu',
      }),
    ),
  ).toEqual({
    state: 'degraded',
    reason: 'Two clusters are called eu. Pod cannot be read: answered 502.',
  });
});

// SPDX-License-Identifier: Apache-2.0
import { readSample, sampleEvents } from './testing/samples';
import { failureOfResponse, failureOfStatus } from './toRequestFailure';

it.each([
  ['error-unauthorized-401.json', 401, 'unauthorized', 'Unauthorized'],
  [
    'error-forbidden-403-list.json',
    403,
    'forbidden',
    'inferencepools.inference.networking.k8s.io is forbidden: User "portal-noaccess" cannot list resource "inferencepools" in API group "inference.networking.k8s.io" at the cluster scope',
  ],
  ['error-crd-missing-404.txt', 404, 'missing', '404 page not found'],
  [
    'error-object-missing-404.json',
    404,
    'missing',
    'inferencepools.inference.networking.k8s.io "nope" not found',
  ],
])(
  'reads %s as a real API server sent it',
  async (name, status, kind, message) => {
    const failure = await failureOfResponse(
      new Response(readSample(name), { status }),
    );
    expect([failure.kind, failure.message]).toEqual([kind, message]);
  },
);

it('reads an event that says the watch began too long ago', () => {
  const [event] = sampleEvents('watch-expired-resource-version.jsonl');
  expect(failureOfStatus(event.object)).toMatchObject({
    kind: 'expired',
    message: 'too old resource version: 1 (968)',
  });
});

it.each([
  ['5', 5_000],
  ['86400', 300_000],
  ['Fri, 20 Nov 2026 18:00:00 GMT', undefined],
])('waits for Retry-After %s', async (value, ms) => {
  const failure = await failureOfResponse(
    new Response('slow down', {
      status: 429,
      headers: { 'Retry-After': value },
    }),
  );
  expect(failure).toMatchObject({ kind: 'throttled', retryAfterMs: ms });
});

it('repeats no credentials that an answer holds', async () => {
  const body =
    'bad token: Bearer eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl in\n request';
  const { message } = await failureOfResponse(
    new Response(body, { status: 502 }),
  );
  expect(message).toBe('answered 502: bad token: Bearer … in request');
});

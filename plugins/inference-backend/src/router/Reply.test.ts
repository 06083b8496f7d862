// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { say } from '@inference-portal/backstage-plugin-inference-common';
import express from 'express';
import request from 'supertest';
import { Answer, sealAnswer } from '../service/AnswerCache';
import { ReadAudit } from './ReadAudit';
import { answer } from './Reply';

const LONG = { pools: Array.from({ length: 200 }, (_, index) => ({ index })) };
const SHORT = { pools: [{ index: 1 }] };

function setup() {
  const success = jest.fn(async () => {});
  const auditor = mockServices.auditor.mock({
    createEvent: async () => ({ success, fail: async () => {} }),
  });
  const logger = mockServices.logger.mock();
  const auth = mockServices.auth();
  const audit = new ReadAudit({ auditor, auth, logger });
  return { auditor, success, logger, audit };
}

function ask(
  given: Answer,
  headers: Record<string, string>,
  { audit } = setup(),
) {
  const app = express();
  app.get('/', (asked, response) => answer(given)(asked, response, audit));
  return request(app).get('/').set(headers);
}

it.each<[string, object, string, string | undefined]>([
  ['long, by a browser', LONG, 'gzip, deflate, br', 'gzip'],
  ['long, by one who can not unzip', LONG, 'identity', undefined],
  ['long, by one who will not unzip', LONG, 'gzip;q=0', undefined],
  ['short', SHORT, 'gzip', undefined],
])('sends an answer that is %s', async (_, content, accepted, encoding) => {
  const given = sealAnswer(content);
  const { status, headers, body } = await ask(given, {
    'accept-encoding': accepted,
  });
  expect(status).toBe(200);
  expect(headers['content-encoding']).toBe(encoding);
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  expect(headers.etag).toBe(given.etag);
  expect(body).toEqual(content);
});

it('sends the same zipped bytes to all, and says that others get others', async () => {
  const given = sealAnswer(LONG);
  const headers = { 'accept-encoding': 'gzip' };
  const [first, second] = [
    await ask(given, headers),
    await ask(given, headers),
  ];
  expect(Number(first.headers['content-length'])).toBeLessThan(
    given.json.length / 2,
  );
  expect(second.headers['content-length']).toBe(
    first.headers['content-length'],
  );
  expect(first.headers.vary).toBe('Prefer, Accept-Encoding');
  expect(second.body).toEqual(LONG);
});

it.each([
  ['short', 1],
  ['long', 200],
])('marks %s texts for those who ask for it alone', async (_, times) => {
  const marked = { reasons: Array(times).fill(say`${2} of ${8} ready`) };
  const given = sealAnswer(marked);
  const plain = { reasons: Array(times).fill('2 of 8 ready') };
  // Twice, as what was zipped for one is not for the other.
  for (const _again of [1, 2]) {
    expect((await ask(given, {})).body).toEqual(plain);
    expect((await ask(given, { prefer: 'wait=5, texts=marked' })).body).toEqual(
      marked,
    );
  }
});

it('sends nothing to who has it', async () => {
  const given = sealAnswer(LONG);
  const { status, text } = await ask(given, { 'if-none-match': given.etag });
  expect([status, text]).toEqual([304, '']);
});

const PATCHED = {
  findings: [{ code: 'pool-scaled-to-zero', remedy: { text: '', patch: {} } }],
};

it('tells the auditor who got a patch, and not who had it', async () => {
  const parts = setup();
  const given = sealAnswer(PATCHED);
  await ask(given, { 'if-none-match': given.etag }, parts);
  expect(parts.auditor.createEvent).not.toHaveBeenCalled();
  await ask(given, {}, parts);
  expect(parts.auditor.createEvent.mock.calls).toEqual([
    [
      {
        eventId: 'patch-read',
        severityLevel: 'low',
        request: expect.objectContaining({ url: '/' }),
        meta: { codes: ['pool-scaled-to-zero'] },
      },
    ],
  ]);
  expect(parts.success).toHaveBeenCalledTimes(1);
});

it('answers though the auditor fails, and says so in the log', async () => {
  const parts = setup();
  parts.auditor.createEvent.mockRejectedValue(new Error('disk full'));
  const { body } = await ask(sealAnswer(PATCHED), {}, parts);
  expect(body).toEqual(PATCHED);
  expect(parts.logger.error.mock.calls[0][1]).toEqual(new Error('disk full'));
});

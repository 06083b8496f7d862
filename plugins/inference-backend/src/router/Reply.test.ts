// SPDX-License-Identifier: Apache-2.0
import express from 'express';
import request from 'supertest';
import { Answer, sealAnswer } from '../service/AnswerCache';
import { answer } from './Reply';

const LONG = { pools: Array.from({ length: 200 }, (_, index) => ({ index })) };
const SHORT = { pools: [{ index: 1 }] };

function ask(given: Answer, headers: Record<string, string>) {
  const app = express();
  app.get('/', (asked, response) => answer(given)(asked, response));
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
  expect(first.headers.vary).toBe('Accept-Encoding');
  expect(second.body).toEqual(LONG);
});

it('sends nothing to who has it', async () => {
  const given = sealAnswer(LONG);
  const { status, text } = await ask(given, { 'if-none-match': given.etag });
  expect([status, text]).toEqual([304, '']);
});

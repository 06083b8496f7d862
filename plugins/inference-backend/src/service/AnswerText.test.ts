// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { AnswerText } from './AnswerText';
import { unzip } from './zip';

const MARKED = JSON.stringify({ reason: say`${2} of ${8} ready` });
const PLAIN = JSON.stringify({ reason: '2 of 8 ready' });

it.each([
  ['before it was zipped', [] as const],
  ['after it was', ['marked'] as const],
  ['after it was without marks', ['plain'] as const],
  ['after both', ['plain', 'marked'] as const],
])('has its text with and without marks %s', async (_, zippedBefore) => {
  const text = new AnswerText(MARKED);
  for (const form of zippedBefore) {
    await text.zipped(form);
  }
  expect(await text.read('marked')).toBe(MARKED);
  expect(await text.read('plain')).toBe(PLAIN);
  expect(await unzip(await text.zipped('marked'))).toBe(MARKED);
  expect(await unzip(await text.zipped('plain'))).toBe(PLAIN);
  expect(text.length).toBe(MARKED.length);
});

it('is zipped once for all who ask at once, and later', async () => {
  const text = new AnswerText(MARKED);
  const [first, second] = await Promise.all([
    text.zipped('marked'),
    text.zipped('marked'),
  ]);
  expect(second).toBe(first);
  expect(await text.zipped('marked')).toBe(first);
});

it('lets go of the text once it was zipped', async () => {
  const text = new AnswerText(MARKED);
  await text.zipped('plain');
  expect(JSON.stringify(text)).toContain('ready');
  await text.zipped('marked');
  expect(JSON.stringify(text)).not.toContain('ready');
});

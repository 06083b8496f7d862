// SPDX-License-Identifier: Apache-2.0
import { plainText } from '@inference-portal/backstage-plugin-inference-common';
import { matchesSelector, parseLabelSelector } from './parseLabelSelector';

const LABELS = { app: 'qwen', tier: 'gpu', 'example.com/team': '' };

it.each<[selector: string, matches: boolean]>([
  ['app=qwen', true],
  ['app == qwen , tier=gpu', true],
  ['app!=llama', true],
  ['zone!=a', true],
  ['app in (qwen, llama)', true],
  ['app notin (qwen)', false],
  ['zone notin (a,b)', true],
  ['tier', true],
  ['!zone', true],
  ['! tier', false],
  ['example.com/team=', true],
  ['constructor', false],
])('%s', (selector, matches) => {
  const parsed = parseLabelSelector(selector);

  expect(parsed).toMatchObject({ ok: true });
  expect(parsed.ok && matchesSelector(parsed.requirements, LABELS)).toBe(
    matches,
  );
});

it.each([
  ['', 'it is empty'],
  ['app=a b', '`app=a b` is none of'],
  ['app=qwen,', '`` is none of'],
  ['app in qwen', '`app in qwen` is none of'],
  ['app in (a', '`app in (a` is none of'],
  ['-app=a', "`-app` can't be the key of a label"],
  ['app=-a', "`-a` can't be the value of label app"],
  [`app=${'a'.repeat(64)}`, "can't be the value of label app"],
  ['a,'.repeat(3000), 'it is longer than 4096 characters'],
])('refuses %j and says why', (selector, why) => {
  const parsed = parseLabelSelector(selector);

  expect(plainText(parsed.ok ? '' : parsed.problem)).toContain(why);
});

// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { FakeTranslations } from '../__testUtils__/FakeTranslations';
import { AnswerTexts } from './AnswerTexts';

const GERMAN = {
  'The pool “{{0}}” is {{1}}': 'Der Pool „{{0}}“ ist {{1}}',
  'not "ready"': 'nicht "bereit"',
};

const answer = {
  reason: say`The pool “${'a "b" \\ $t(c)'}” is ${say`not "ready"`}`,
  name: 'not "ready"',
};

it('speaks the language that is spoken now, once it is loaded', async () => {
  const app = new FakeTranslations(GERMAN);
  const texts = new AnswerTexts({ translationApi: app, appLanguageApi: app });
  const speak = async () => {
    const translate = await texts.current();
    return JSON.parse(translate(JSON.stringify(answer)));
  };
  expect(await speak()).toEqual({
    reason: 'The pool “a "b" \\ $t(c)” is not "ready"',
    name: 'not "ready"',
  });
  app.setLanguage('de');
  expect(await speak()).toEqual({
    reason: 'Der Pool „a "b" \\ $t(c)“ ist nicht "bereit"',
    name: 'not "ready"',
  });
});

it('writes decimals as the language does, and names as they are', async () => {
  const app = new FakeTranslations({ '{{0}} % of {{1}}': '{{0}} % von {{1}}' });
  const texts = new AnswerTexts({ translationApi: app, appLanguageApi: app });
  const text = say`${-12.3} % of ${'v1.4'}`;
  expect((await texts.current())(text)).toBe('-12.3\u00a0% of v1.4');
  app.setLanguage('de');
  expect((await texts.current())(text)).toBe('-12,3\u00a0% von v1.4');
});

it('keeps a number and its unit on one line, and breaks the rest', async () => {
  const app = new FakeTranslations({});
  const texts = new AnswerTexts({ translationApi: app, appLanguageApi: app });
  const translate = await texts.current();
  expect(translate(say`${5} s of 10 min, ${3} servers and ${'a'} data`)).toBe(
    '5\u00a0s of 10\u00a0min, 3 servers and a data',
  );
});

it('is the same until the language is another', async () => {
  const app = new FakeTranslations(GERMAN);
  const texts = new AnswerTexts({ translationApi: app, appLanguageApi: app });
  const english = await texts.current();
  expect(await texts.current()).toBe(english);
  app.setLanguage('de');
  expect(await texts.current()).not.toBe(english);
});

it('speaks English where the language can not be loaded, and tries again', async () => {
  const app = new FakeTranslations(GERMAN, { failures: 1 });
  const texts = new AnswerTexts({ translationApi: app, appLanguageApi: app });
  app.setLanguage('de');
  const failed = await texts.current();
  expect(failed(answer.reason)).toBe(
    'The pool “a "b" \\ $t(c)” is not "ready"',
  );
  const loaded = await texts.current();
  expect(loaded(say`The pool “${'a'}” is ${'b'}`)).toBe('Der Pool „a“ ist b');
});

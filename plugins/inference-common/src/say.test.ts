// SPDX-License-Identifier: Apache-2.0
import { plainText, say, sayNumber, translateText } from './say';

const GERMAN: Record<string, string> = {
  '12.3': '12,3',
  '1.00': '1,00',
  '{{0}} %': '{{0}} Prozent',
  ready: 'bereit',
  'The pool {{0}} is {{1}}.': 'Bereitschaft des Pools {{0}}: {{1}}.',
  '{{0}} of {{1}} pods': 'von {{1}} Pods {{0}}',
};
const inGerman = (text: string) =>
  translateText(text, sentence => GERMAN[sentence] ?? sentence);

const ready = say`ready`;
const count = say`${2} of ${8} pods`;

it.each([
  ['words alone', say`ready`, 'ready', 'bereit'],
  ['values in another order', count, '2 of 8 pods', 'von 8 Pods 2'],
  [
    'what is said in what is said',
    say`The pool ${'chat'} is ${ready}.`,
    'The pool chat is ready.',
    'Bereitschaft des Pools chat: bereit.',
  ],
  [
    'sentences that were joined',
    ['quoted', ready, count].join('; '),
    'quoted; ready; 2 of 8 pods',
    'quoted; bereit; von 8 Pods 2',
  ],
  [
    'sentences that were joined, as a value',
    say`The pool ${'chat'} is ${`${ready}, ${count}`}.`,
    'The pool chat is ready, 2 of 8 pods.',
    'Bereitschaft des Pools chat: bereit, von 8 Pods 2.',
  ],
  [
    'a name that is a word of ours',
    say`The pool ${'ready'} is ${'ready'}.`,
    'The pool ready is ready.',
    'Bereitschaft des Pools ready: ready.',
  ],
  [
    'a sentence that the language does not have',
    say`${'chat'} is ${ready} and more`,
    'chat is ready and more',
    'chat is bereit and more',
  ],
  [
    'a name that looks like a place for values',
    say`The pool ${'{{1}}'} is ${ready}.`,
    'The pool {{1}} is ready.',
    'Bereitschaft des Pools {{1}}: bereit.',
  ],
  ['a number', say`${12.3} %`, '12.3 %', '12,3 Prozent'],
  [
    'a number that is part of a value',
    say`${`+${sayNumber(12.3)}`} %`,
    '+12.3 %',
    '+12,3 Prozent',
  ],
  ['decimals', say`${sayNumber(1, 2)} %`, '1.00 %', '1,00 Prozent'],
  ['a whole number', say`${8000} %`, '8000 %', '8000 Prozent'],
  ['nothing said', 'qwen', 'qwen', 'qwen'],
  ['nothing', '', '', ''],
])('says %s', (_, text, english, german) => {
  expect(plainText(text)).toBe(english);
  expect(inGerman(text)).toBe(german);
});

it.each([
  ['an end too many', `a\u009cb${say`ready`}`, 'abbereit'],
  ['a sentence without end', '\u0091ready', 'bereit'],
  ['a value without sentence', 'a\u0092b\u009cc', 'abc'],
  ['a sentence right in a sentence', '\u0091rea\u0091dy\u009c', 'bereit'],
])('reads marks of others: %s', (_, text, german) => {
  expect(inGerman(text)).toBe(german);
});

it('reads through JSON, in which marks stand as they are', () => {
  const answer = { reason: say`The pool ${'"a\\b"'} is ${ready}.`, count: 2 };
  expect(JSON.parse(inGerman(JSON.stringify(answer)))).toEqual({
    reason: 'Bereitschaft des Pools "a\\b": bereit.',
    count: 2,
  });
});

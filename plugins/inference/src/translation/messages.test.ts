// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import de from './de/messages';
import en from './en/messages';
import zh from './zh/messages';

type Messages = Record<string, string | null>;

const english: Messages = en;
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** `{{count}}` and `$t(other.key)`, in any order. */
const placeholders = (text: string) =>
  [...new Set(text.match(/\{\{[^}]*\}\}|\$t\([^)]*\)/g))].sort();

/** What a form of a plural may leave out: `one pool` needs no number. */
const isSaid = (key: string, placeholder: string) =>
  !(/_(zero|one)$/.test(key) && /^\{\{ *count\b/.test(placeholder));

describe.each<[string, Messages]>([
  ['de', de],
  ['zh', zh],
])('the messages in %s', (language, messages) => {
  const plurals: string[] = new Intl.PluralRules(language).resolvedOptions()
    .pluralCategories;

  it('has every message, and none that English has not', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
  });

  it('says nothing only where the language has no such plural', () => {
    const silent = Object.keys(messages).filter(key => {
      const form = PLURAL.exec(key)?.[1];
      return messages[key] === null
        ? !form || plurals.includes(form)
        : messages[key]?.trim() === '';
    });
    expect(silent).toEqual([]);
  });

  it('fills the same values into each message', () => {
    const differing = Object.entries(messages).flatMap(([key, text]) => {
      const needed = placeholders(english[key] ?? '').filter(placeholder =>
        isSaid(key, placeholder),
      );
      const given = placeholders(text ?? '').filter(placeholder =>
        isSaid(key, placeholder),
      );
      return text === null || needed.join() === given.join()
        ? []
        : [`${key}: ${needed} is ${given}`];
    });
    expect(differing).toEqual([]);
  });
});

it('writes keys that can be looked up', () => {
  // A colon would part a namespace from the key.
  expect(
    Object.keys(english).filter(
      key => !/^[a-z][a-zA-Z]*(\.[\w-]+)+$/.test(key),
    ),
  ).toEqual([]);
});

it('has no message that nothing says', () => {
  const source = readdirSync(join(__dirname, '..'), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter(
      file =>
        /\.tsx?$/.test(file) &&
        !/\.test\./.test(file) &&
        !file.startsWith('translation'),
    )
    .map(file => readFileSync(join(__dirname, '..', file), 'utf8'))
    .join('\n');
  // Such as t(`page.${name}`).
  const begun = [...source.matchAll(/`([a-z]\w*\.[\w.]*)\$\{/g)].map(
    ([, start]) => start,
  );
  const unsaid = Object.keys(english).filter(key => {
    const name = key.replace(PLURAL, '');
    return (
      !source.includes(`'${name}'`) &&
      !begun.some(start => name.startsWith(start))
    );
  });
  expect(unsaid).toEqual([]);
});

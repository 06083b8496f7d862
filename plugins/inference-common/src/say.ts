// SPDX-License-Identifier: Apache-2.0

/*
 * Control characters that Unicode leaves to private use (and the one that ends a
 * string): no text has them, and what has no other character than Latin ones
 * still takes one byte for each in memory.
 */
const SENTENCE = '\u0091';
const VALUE = '\u0092';
const END = '\u009c';
const MARKS = /[\u0091\u0092\u009c]/g;
const PARTS = /[\u0091\u0092\u009c]|[^\u0091\u0092\u009c]+/g;

/**
 * Says a sentence, or words of one, such that they can be said in another
 * language wherever the text gets to: joined to others, filled into others, kept
 * in a database. Marks that can't be seen part its own words from what is filled
 * in: names, numbers, what others wrote, and words that are said themselves.
 * A plural is a sentence of its own.
 *
 * @example
 * say`${name} is ${ready ? say`ready` : say`not ready`}`
 *
 * @public
 */
export function say(
  words: TemplateStringsArray,
  ...values: Array<string | number>
): string {
  // Joined: a template stays in parts, and thousands are kept.
  return [
    SENTENCE + words[0],
    ...values.map(
      (value, index) =>
        VALUE +
        (typeof value === 'number' ? sayNumber(value) : value) +
        END +
        words[index + 1],
    ),
    END,
  ].join('');
}

/**
 * Says a number that is a value, or part of one: other languages write its
 * decimals behind another sign. To translate it is a sentence such as `12.3`.
 *
 * @param decimals - how many; as many as it has where left out
 *
 * @public
 */
export function sayNumber(value: number, decimals?: number): string {
  const text = decimals === undefined ? `${value}` : value.toFixed(decimals);
  return text.includes('.') ? `${SENTENCE}${text}${END}` : text;
}

/**
 * The text without marks, for those who take it as it is.
 *
 * @public
 */
export function plainText(text: string): string {
  return text.replace(MARKS, '');
}

/** A sentence or a value that is being read. */
interface Part {
  isValue: boolean;
  /** With `{{0}}`, `{{1}}` for values. */
  words: string;
  values: string[];
}

/**
 * The text without marks, its sentences in another language. What is no sentence
 * stays as it is, also where it holds marks of its own.
 *
 * @param translate - a sentence with `{{0}}`, `{{1}}` where values are filled in;
 * those of another language may stand in another order
 *
 * @public
 */
export function translateText(
  text: string,
  translate: (sentence: string) => string,
): string {
  const whole: Part = { isValue: true, words: '', values: [] };
  const open = [whole];
  const close = () => {
    const part = open.pop() ?? whole;
    const parent = open.at(-1) ?? whole;
    if (part.isValue) {
      parent.words += `{{${parent.values.push(part.words) - 1}}}`;
    } else {
      parent.words += fill(translate(part.words), part.values);
    }
  };
  for (const part of text.match(PARTS) ?? []) {
    const last = open[open.length - 1];
    if (part === SENTENCE && last.isValue) {
      open.push({ isValue: false, words: '', values: [] });
    } else if (part === VALUE && !last.isValue) {
      open.push({ isValue: true, words: '', values: [] });
    } else if (part === END && open.length > 1) {
      close();
    } else if (!isMark(part)) {
      last.words += part;
    }
  }
  while (open.length > 1) {
    close();
  }
  return whole.words;
}

function isMark(part: string): boolean {
  return part === SENTENCE || part === VALUE || part === END;
}

function fill(sentence: string, values: readonly string[]): string {
  return sentence.replace(
    /\{\{(\d+)\}\}/g,
    (placeholder, index) => values[Number(index)] ?? placeholder,
  );
}

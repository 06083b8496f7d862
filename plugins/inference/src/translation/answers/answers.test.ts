// SPDX-License-Identifier: Apache-2.0
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import de from './de/messages';
import zh from './zh/messages';

/** Whose answers the page shows. */
const BACKEND = join(__dirname, '../../../../inference-backend/src');

/** `{{0}} is {{1}}` of each say`…` in a source. */
function sentencesOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (
      ts.isTaggedTemplateExpression(node) &&
      ts.isIdentifier(node.tag) &&
      node.tag.text === 'say'
    ) {
      found.push(sentenceOf(node.template));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function sentenceOf(template: ts.TemplateLiteral): string {
  return ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : template.templateSpans.reduce(
        (words, { literal }, index) => `${words}{{${index}}}${literal.text}`,
        template.head.text,
      );
}

const hasWords = (sentence: string) =>
  /\p{L}/u.test(sentence.replace(/\{\{\d+\}\}/g, ''));

const english = [
  ...new Set(
    globSync('**/*.ts', { cwd: BACKEND })
      .filter(path => !/\.test\.ts$|(^|\/)(__testUtils__|testing)\//.test(path))
      .flatMap(path => sentencesOf(join(BACKEND, path)))
      .filter(hasWords),
  ),
].sort();

const placesIn = (text: string) =>
  [...new Set(text.match(/\{\{\d+\}\}/g))].sort().join();

describe.each<[string, Record<string, string>]>([
  ['German', de],
  ['Chinese', zh],
])('answers in %s', (_, translated) => {
  it('have every sentence of the backend, and none that it does not say', () => {
    expect(Object.keys(translated).sort()).toEqual(english);
  });

  it('fill in the same values', () => {
    const differing = Object.entries(translated).filter(
      ([sentence, text]) =>
        text.trim() === '' || placesIn(sentence) !== placesIn(text),
    );
    expect(differing).toEqual([]);
  });
});

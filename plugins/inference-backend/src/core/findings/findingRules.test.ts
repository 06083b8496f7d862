// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FINDING_CODES } from '@inference-portal/backstage-plugin-inference-common';
import { findingRules } from './findingRules';

const DOCS = join(__dirname, '../../../../../docs/findings');

it('has one rule for each code', () => {
  expect(findingRules.map(({ code }) => code).sort()).toEqual(
    [...FINDING_CODES].sort(),
  );
});

it('keeps each rule in a file of its own', () => {
  const files = readdirSync(join(__dirname, 'rules'));
  const words = (name: string) => name.replace(/[A-Z]/g, '-$&').toLowerCase();

  expect(files.map(file => words(file.replace('.ts', ''))).sort()).toEqual(
    [...FINDING_CODES].sort(),
  );
});

it('never explains in a circle', () => {
  const explainedBy = new Map(
    findingRules.map(rule => [rule.code, rule.explainedBy]),
  );
  const deeper = (code: string, path: string[]): string[][] =>
    path.includes(code)
      ? [[...path, code]]
      : [
          ...(explainedBy as Map<string, readonly string[]>)
            .get(code)!
            .flatMap(next => deeper(next, [...path, code])),
        ];

  expect(findingRules.flatMap(({ code }) => deeper(code, []))).toEqual([]);
});

it('has a page for each code, and no page without one', () => {
  const pages = readdirSync(DOCS)
    .filter(file => file !== 'README.md')
    .map(file => file.replace('.md', ''));

  expect(pages.sort()).toEqual([...FINDING_CODES].sort());
});

it('lists each page, and says on each what it is called', () => {
  const index = readFileSync(join(DOCS, 'README.md'), 'utf8');
  for (const code of FINDING_CODES) {
    expect(index).toContain(`](${code}.md)`);
    const page = join(DOCS, `${code}.md`);
    expect(existsSync(page) && readFileSync(page, 'utf8')).toContain(
      `# ${code}\n`,
    );
  }
});

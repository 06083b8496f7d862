// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { checkDocs } from './checkDocs.mjs';
import { FINDING_PAGES, joinFindingPages } from './joinFindingPages.mjs';

function checkRepository(t, files) {
  const root = mkdtempSync(join(tmpdir(), 'docs-'));
  t.after(() => rmSync(root, { recursive: true }));
  execFileSync('git', ['init', '-q'], { cwd: root });
  const all = {
    'plugins/inference-common/src/findings.ts':
      "export const FINDING_CODES = [\n  'bbr-missing',\n] as const;",
    'docs/findings/bbr-missing.md': '# bbr-missing',
    'mkdocs.yml': 'nav:\n  - Guide: guide.md\n  - Upgrades: upgrade-check.md',
    'docs/guide.md': '# Guide\n\n## Your own cluster\n',
    'docs/upgrade-check.md': '# Upgrades\n\n### crd-gone\n\nIt is gone.\n',
    ...files,
  };
  const write = (file, text) => {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  Object.entries(all).forEach(([file, text]) => write(file, text));
  if (!(FINDING_PAGES in all)) {
    write(FINDING_PAGES, joinFindingPages(root));
  }
  return checkDocs(root);
}

test('finds nothing wrong where nothing is', t => {
  const readme =
    '[a](docs/guide.md) [b](docs/guide.md#your-own-cluster) [c](https://example.com)\n' +
    '```sh\n[not](a-link.md)\n```\n`[nor](this.md)`\n';
  assert.deepEqual(checkRepository(t, { 'README.md': readme }), []);
});

test('names dead links', t => {
  const readme = '[a](docs/gone.md) [b](docs/guide.md#their-cluster)';
  assert.deepEqual(checkRepository(t, { 'README.md': readme }), [
    'README.md: there is no docs/gone.md',
    'README.md: docs/guide.md has no heading #their-cluster',
  ]);
});

test('names findings without a page, pages without a finding, and lost pages', t => {
  assert.deepEqual(
    checkRepository(t, {
      'plugins/inference-common/src/findings.ts':
        "export const FINDING_CODES = ['bbr-missing', 'pool-selector-empty'] as const;",
      'docs/findings/pool-gone.md': '# pool-gone',
      'docs/lost.md': '# Lost',
    }),
    [
      'docs/findings/pool-selector-empty.md is missing',
      'docs/findings/pool-gone.md explains a code that does not exist',
      'mkdocs.yml does not list docs/lost.md',
    ],
  );
});

test('says when the plugin shows other pages of findings', t => {
  assert.deepEqual(checkRepository(t, { [FINDING_PAGES]: '{}\n' }), [
    `${FINDING_PAGES} is not what docs/findings says: run yarn finding-pages`,
  ]);
});

test('joins the pages of findings and the sections of upgrade issues', t => {
  const root = mkdtempSync(join(tmpdir(), 'docs-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'docs/findings'), { recursive: true });
  writeFileSync(join(root, 'docs/findings/bbr-missing.md'), '# bbr-missing\n');
  writeFileSync(
    join(root, 'docs/upgrade-check.md'),
    '# Upgrades\n\n## Issues\n\nAs follows.\n\n### crd-gone\n\nIt is gone.\n\n### way-back\n\nNone.\n\n## Limits\n\nMany.\n',
  );
  assert.deepEqual(JSON.parse(joinFindingPages(root)), {
    'bbr-missing': '# bbr-missing\n',
    'crd-gone': '# crd-gone\n\nIt is gone.\n',
    'way-back': '# way-back\n\nNone.\n',
  });
});

// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { FINDING_PAGES, joinFindingPages } from './joinFindingPages.mjs';
import { listTrackedFiles } from './listTrackedFiles.mjs';

const CODES = 'plugins/inference-common/src/findings.ts';
const LINK = /!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g;

/**
 * Dead links between Markdown files, findings without their page or the reverse,
 * and pages that the plugin shows as they were once.
 */
export function checkDocs(root) {
  const files = listTrackedFiles(root);
  const pages = files.filter(file => file.endsWith('.md'));
  return [
    ...pages.flatMap(page => findDeadLinks(root, page)),
    ...compareFindings(root, files),
    ...findUnlistedPages(root, pages),
    ...compareShownPages(root),
  ];
}

function findDeadLinks(root, page) {
  const text = withoutCode(readFileSync(join(root, page), 'utf8'));
  return [...text.matchAll(LINK)]
    .map(([, target]) => target)
    .filter(target => !/^[a-z][a-z+.-]*:/i.test(target))
    .flatMap(target => {
      const [path, anchor] = target.split('#', 2);
      const file = path === '' ? page : normalize(join(dirname(page), path));
      if (!existsSync(join(root, file))) {
        return [`${page}: there is no ${target}`];
      }
      return anchor &&
        file.endsWith('.md') &&
        !anchorsOf(root, file).has(anchor)
        ? [`${page}: ${file} has no heading #${anchor}`]
        : [];
    });
}

function anchorsOf(root, page) {
  const headings = withoutCode(readFileSync(join(root, page), 'utf8')).matchAll(
    /^#{1,6}\s+(.+)$/gm,
  );
  return new Set(
    [...headings].map(([, text]) =>
      text
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}

function withoutCode(markdown) {
  return markdown
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, '')
    .replace(/`[^`\n]*`/g, match => match.replace(/[[\]()]/g, ' '));
}

/** Each code that the plugin can say has its page, and each page its code. */
function compareFindings(root, files) {
  const list = readFileSync(join(root, CODES), 'utf8').match(
    /FINDING_CODES = \[([\s\S]*?)\]/,
  );
  if (!list) {
    return [`${CODES}: FINDING_CODES was not found`];
  }
  const codes = new Set([...list[1].matchAll(/'([^']+)'/g)].map(m => m[1]));
  const pages = new Set(
    files
      .map(file => file.match(/^docs\/findings\/(.+)\.md$/)?.[1])
      .filter(name => name !== undefined && name !== 'README'),
  );
  return [
    ...[...codes]
      .filter(code => !pages.has(code))
      .map(code => `docs/findings/${code}.md is missing`),
    ...[...pages]
      .filter(page => !codes.has(page))
      .map(
        page => `docs/findings/${page}.md explains a code that does not exist`,
      ),
  ];
}

function compareShownPages(root) {
  return readFileSync(join(root, FINDING_PAGES), 'utf8') ===
    joinFindingPages(root)
    ? []
    : [
        `${FINDING_PAGES} is not what docs/findings says: run yarn finding-pages`,
      ];
}

/** Pages below docs/ that mkdocs.yml does not lead to; findings link to theirs. */
function findUnlistedPages(root, pages) {
  const nav = readFileSync(join(root, 'mkdocs.yml'), 'utf8');
  return pages
    .filter(page => /^docs\/(?!findings\/)/.test(page))
    .filter(page => !nav.includes(page.slice('docs/'.length)))
    .map(page => `mkdocs.yml does not list ${page}`);
}

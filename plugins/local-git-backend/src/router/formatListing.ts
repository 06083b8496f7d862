// SPDX-License-Identifier: Apache-2.0
import { TreeEntry } from '../store/Repository';
import { escapeHtml, formatPage } from './formatPage';

/** A page that lists what a folder of a repository holds, folders first. */
export function formatListing(options: {
  title: string;
  remoteUrl: string;
  pullsUrl: string;
  openPulls: number;
  commit: string;
  /** Empty at the top. */
  path: string;
  entries: TreeEntry[];
}): string {
  const { title, remoteUrl, pullsUrl, openPulls, commit, path, entries } =
    options;
  const rows = [...entries]
    .sort((a, b) => Number(a.kind === 'file') - Number(b.kind === 'file'))
    .map(({ name, kind }) => ({
      href: `${encodeURIComponent(name)}${kind === 'folder' ? '/' : ''}`,
      text: `${name}${kind === 'folder' ? '/' : ''}`,
    }));
  const links = [...(path ? [{ href: '../', text: '../' }] : []), ...rows].map(
    ({ href, text }) => `<li><a href="${href}">${escapeHtml(text)}</a></li>`,
  );
  return formatPage({
    title: path ? `${title}/${path}` : title,
    body: `<p><code>git clone ${escapeHtml(
      remoteUrl,
    )}</code><br><small>Commit ${commit}</small></p>
<p><a href="${escapeHtml(pullsUrl)}">Pull requests</a> (${openPulls} open)</p>
<ul>
${links.join('\n')}
</ul>`,
  });
}

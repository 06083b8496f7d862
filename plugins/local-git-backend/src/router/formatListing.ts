// SPDX-License-Identifier: Apache-2.0
import { TreeEntry } from '../store/Repository';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => ESCAPES[character]);
}

/** A page that lists what a folder of a repository holds, folders first. */
export function formatListing(options: {
  title: string;
  remoteUrl: string;
  commit: string;
  /** Empty at the top. */
  path: string;
  entries: TreeEntry[];
}): string {
  const { title, remoteUrl, commit, path, entries } = options;
  const rows = [...entries]
    .sort((a, b) => Number(a.kind === 'file') - Number(b.kind === 'file'))
    .map(({ name, kind }) => ({
      href: `${encodeURIComponent(name)}${kind === 'folder' ? '/' : ''}`,
      text: `${name}${kind === 'folder' ? '/' : ''}`,
    }));
  const links = [...(path ? [{ href: '../', text: '../' }] : []), ...rows].map(
    ({ href, text }) => `<li><a href="${href}">${escape(text)}</a></li>`,
  );
  const heading = escape(path ? `${title}/${path}` : title);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${heading}</title>
<body style="font: 16px/1.6 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem">
<h1 style="font-size: 1.4rem">${heading}</h1>
<p><code>git clone ${escape(
    remoteUrl,
  )}</code><br><small>Commit ${commit}</small></p>
<ul>
${links.join('\n')}
</ul>
</body>
</html>
`;
}

// SPDX-License-Identifier: Apache-2.0
import {
  PullRequest,
  PullRequestSummary,
} from '@inference-portal/backstage-plugin-inference-common';
import { escapeHtml, formatPage } from './formatPage';

/**
 * One pull request for people to read. It has no buttons: pages here know
 * nobody, and whoever merges does it in the portal, where they are signed in.
 */
export function formatPullRequest(
  pull: PullRequest,
  at: { repositoryUrl: string; portalUrl: string },
): string {
  const { owner, name } = pull.repository;
  const { title, description, number, head, commits, diff } = pull;
  return formatPage({
    title: `${title} (#${number})`,
    body: `<p>${describeState(pull)}</p>
<p><a href="${escapeHtml(at.repositoryUrl)}/blob/main/">${escapeHtml(
      `${owner}/${name}`,
    )}</a>, branch <code>${escapeHtml(head.branch)}</code> at <code>${
      head.commit
    }</code>. <a href="${escapeHtml(
      at.repositoryUrl,
    )}/pulls">All pull requests</a></p>
${
  description
    ? `<p style="white-space: pre-wrap">${escapeHtml(description)}</p>`
    : ''
}
${pull.state === 'open' ? describeWayOn(pull, at.portalUrl) : ''}
<h2 style="font-size: 1.2rem">Commits</h2>
<ul>
${commits
  .map(
    each =>
      `<li><code>${each.commit.slice(0, 8)}</code> ${escapeHtml(
        each.message.split('\n')[0],
      )} <small>${escapeHtml(each.author)}, ${time(each.at)}</small></li>`,
  )
  .join('\n')}
</ul>
<h2 style="font-size: 1.2rem">Changes</h2>
<pre tabindex="0" role="region" aria-label="Changes" style="overflow: auto; padding: 1rem; border: 1px solid">${escapeHtml(
      diff || 'None',
    )}</pre>
${
  pull.diffTruncated ? '<p>There is more, which is too long to show.</p>' : ''
}`,
  });
}

/** The list of pull requests, open ones first. */
export function formatPullRequests(
  pulls: PullRequestSummary[],
  at: { title: string; repositoryUrl: string },
): string {
  const sorted = [...pulls].sort(
    (a, b) => Number(b.state === 'open') - Number(a.state === 'open'),
  );
  const rows = sorted.map(
    each =>
      `<li><a href="${escapeHtml(each.url)}">${escapeHtml(
        `#${each.number} ${each.title}`,
      )}</a><br><small>${describeState(each)}</small></li>`,
  );
  return formatPage({
    title: `Pull requests of ${at.title}`,
    body: `<p><a href="${escapeHtml(at.repositoryUrl)}/blob/main/">Files</a></p>
${
  rows.length > 0
    ? `<ul>\n${rows.join('\n')}\n</ul>`
    : '<p>There are none yet.</p>'
}`,
  });
}

function describeState({
  state,
  author,
  createdAt,
  merged,
  closed,
}: PullRequestSummary): string {
  const opened = `opened by ${escapeHtml(author)}, ${time(createdAt)}`;
  const end = merged ?? closed;
  return end
    ? `<strong>${
        state === 'merged' ? 'Merged' : 'Closed'
      }</strong> by ${escapeHtml(end.by)}, ${time(end.at)}; ${opened}`
    : `<strong>Open</strong>, ${opened}`;
}

function describeWayOn(
  { mergeable, conflicts = [], entityRef }: PullRequest,
  portalUrl: string,
): string {
  const page = entityRef ? pageOf(entityRef) : undefined;
  const where = `<a href="${escapeHtml(portalUrl)}${page ?? ''}">${
    page ? 'the page of the model' : 'the portal'
  }</a>`;
  return mergeable
    ? `<p>Can be merged. Whoever owns it merges or closes it on ${where}.</p>`
    : `<p>Can’t be merged: ${conflicts
        .map(path => `<code>${escapeHtml(path)}</code>`)
        .join(
          ', ',
        )} changed on both branches. Whoever owns it proposes it anew or closes it on ${where}.</p>`;
}

/** `component:default/qwen-chat` has its page at `/catalog/default/component/qwen-chat`. */
function pageOf(entityRef: string): string | undefined {
  const match = /^([^:/]+):([^:/]+)\/([^:/]+)$/.exec(entityRef);
  if (!match) return undefined;
  const [, kind, namespace, name] = match.map(encodeURIComponent);
  return `/catalog/${namespace}/${kind}/${name}`;
}

function time(at: string): string {
  return `<time datetime="${at}">${at
    .slice(0, 16)
    .replace('T', ' ')} UTC</time>`;
}

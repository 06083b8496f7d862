// SPDX-License-Identifier: Apache-2.0
import { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  PullRequest,
  PullRequestSummary,
} from '@inference-portal/backstage-plugin-inference-common';
import { PullRequestsApi, RolloutPullRequest } from './PullRequestsApi';

/** Enough to hold every open one and those that were merged lately. */
const NEWEST = 30;

const REPOSITORY = /^\/git\/([^/]+)\/([^/]+?)(?:\.git)?\/?$/;
const PULL_REQUEST = /^\/git\/([^/]+)\/([^/]+)\/pulls\/(\d+)\/?$/;

/**
 * Pull requests of the portal's own Git, known by their address. Anything else is
 * somebody else's, and nothing is asked.
 */
export class PortalPullRequests implements PullRequestsApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async listPullRequests(
    repositoryUrl: string,
    { signal }: { signal: AbortSignal },
  ): Promise<RolloutPullRequest[] | undefined> {
    const found = await this.#match(repositoryUrl, REPOSITORY);
    if (!found) {
      return undefined;
    }
    const [owner, name] = found.parts;
    const { items }: { items: PullRequestSummary[] } = await this.#ask(
      `${found.base}/repositories/${owner}/${name}/pulls?limit=${NEWEST}`,
      { signal },
    );
    return items;
  }

  async getPullRequest(
    url: string,
    { signal }: { signal: AbortSignal },
  ): Promise<RolloutPullRequest | undefined> {
    const found = await this.#match(url, PULL_REQUEST);
    return found && this.#ask<PullRequest>(pullUrl(found), { signal });
  }

  async mergePullRequest(url: string, head: string): Promise<void> {
    await this.#end(url, 'merge', { head });
  }

  async closePullRequest(url: string): Promise<void> {
    await this.#end(url, 'close', {});
  }

  async #end(url: string, how: 'merge' | 'close', body: object): Promise<void> {
    const found = await this.#match(url, PULL_REQUEST);
    if (!found) {
      throw new Error(`${url} is no pull request of the portal's own Git`);
    }
    await this.#ask(`${pullUrl(found)}/${how}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #match(url: string, form: RegExp): Promise<Match | undefined> {
    const base = await this.#discoveryApi.getBaseUrl('local-git');
    const match = url.startsWith(`${base}/`)
      ? form.exec(url.slice(base.length))
      : undefined;
    return match ? { base, parts: match.slice(1) } : undefined;
  }

  async #ask<T>(url: string, init: RequestInit): Promise<T> {
    const response = await this.#fetchApi.fetch(url, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}

interface Match {
  base: string;
  parts: string[];
}

function pullUrl({ base, parts: [owner, name, number] }: Match): string {
  return `${base}/repositories/${owner}/${name}/pulls/${number}`;
}

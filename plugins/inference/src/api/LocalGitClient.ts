// SPDX-License-Identifier: Apache-2.0
import { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  LocalGitRepositoryRef,
  PullRequest,
  PullRequestState,
  PullRequestSummary,
} from '@inference-portal/backstage-plugin-inference-common';
import { LocalGitApi } from './LocalGitApi';

/**
 * Asks the local-git backend over HTTP, with the user's credentials.
 *
 * @public
 */
export class LocalGitClient implements LocalGitApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async listPullRequests(
    repository: LocalGitRepositoryRef,
    options: { state?: PullRequestState; head?: string; signal: AbortSignal },
  ): Promise<PullRequestSummary[]> {
    const { state, head, signal } = options;
    const query = new URLSearchParams({
      ...(state && { state }),
      ...(head && { head }),
    });
    const { items } = await this.#ask<{ items: PullRequestSummary[] }>(
      repository,
      `?${query}`,
      { signal },
    );
    return items;
  }

  async getPullRequest(
    repository: LocalGitRepositoryRef,
    number: number,
    { signal }: { signal: AbortSignal },
  ): Promise<PullRequest> {
    return this.#ask(repository, `/${number}`, { signal });
  }

  async mergePullRequest(
    repository: LocalGitRepositoryRef,
    number: number,
    head: string,
  ): Promise<PullRequest> {
    return this.#post(repository, `/${number}/merge`, { head });
  }

  async closePullRequest(
    repository: LocalGitRepositoryRef,
    number: number,
  ): Promise<PullRequest> {
    return this.#post(repository, `/${number}/close`, {});
  }

  #post(
    repository: LocalGitRepositoryRef,
    path: string,
    body: object,
  ): Promise<PullRequest> {
    return this.#ask(repository, path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #ask<Answer>(
    { owner, name }: LocalGitRepositoryRef,
    path: string,
    init: RequestInit,
  ): Promise<Answer> {
    const base = await this.#discoveryApi.getBaseUrl('local-git');
    const [of, which] = [owner, name].map(encodeURIComponent);
    const response = await this.#fetchApi.fetch(
      `${base}/repositories/${of}/${which}/pulls${path}`,
      init,
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}

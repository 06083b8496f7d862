// SPDX-License-Identifier: Apache-2.0
import { PullRequestsApi, RolloutPullRequest } from '../api/PullRequestsApi';

/** Pull requests of repositories that it is told of; knows no others. */
export class FakePullRequests implements PullRequestsApi {
  /** By repository. */
  readonly repositories = new Map<string, RolloutPullRequest[]>();
  /** What a merge throws. */
  refusal?: Error;
  /** `merge https://… 5f2c…`, `close https://…` */
  readonly done: string[] = [];

  async listPullRequests(repositoryUrl: string) {
    return this.repositories.get(repositoryUrl);
  }

  async getPullRequest(url: string) {
    return [...this.repositories.values()]
      .flat()
      .find(pull => pull.url === url);
  }

  async mergePullRequest(url: string, head: string) {
    this.done.push(`merge ${url} ${head}`);
    if (this.refusal) {
      throw this.refusal;
    }
  }

  async closePullRequest(url: string) {
    this.done.push(`close ${url}`);
  }
}

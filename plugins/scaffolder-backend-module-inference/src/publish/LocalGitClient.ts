// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  ConflictError,
  ForwardedError,
  ResponseError,
} from '@backstage/errors';
import { PullRequestProposal } from '@inference-portal/backstage-plugin-inference-common';
import { z } from 'zod/v3';
import { WorkspaceFile } from '../workspace/readFolder';

const PLUGIN = 'local-git';
const TIMEOUT_MS = 30_000;

const Published = z.object({
  remoteUrl: z.string(),
  repoContentsUrl: z.string(),
  commit: z.string(),
  changed: z.boolean(),
});
export type Published = z.output<typeof Published>;

/** What is read of the backend's answer; see ProposedPullRequest of inference-common. */
const Proposed = z.object({
  changed: z.boolean(),
  pullRequest: z
    .object({
      number: z.number(),
      url: z.string(),
      head: z.object({ commit: z.string() }),
      files: z.array(z.object({ path: z.string() })),
    })
    .optional(),
});
export type Proposed = z.output<typeof Proposed>;

/** One repository of the local-git backend plugin, as the user who runs the task. */
export class LocalGitClient {
  constructor(
    private readonly services: {
      auth: AuthService;
      discovery: DiscoveryService;
    },
    private readonly repository: { owner: string; name: string },
  ) {}

  /** Where the repository is or will be. */
  async addresses(): Promise<
    Pick<Published, 'remoteUrl' | 'repoContentsUrl'> & { pullsUrl: string }
  > {
    const base = await this.services.discovery.getExternalBaseUrl(PLUGIN);
    const { owner, name } = this.repository;
    return {
      remoteUrl: `${base}/git/${owner}/${name}.git`,
      repoContentsUrl: `${base}/git/${owner}/${name}/blob/main`,
      pullsUrl: `${base}/git/${owner}/${name}/pulls`,
    };
  }

  /** @throws ConflictError where it exists and must be new, or changed meanwhile */
  async commit(options: {
    credentials: BackstageCredentials;
    files: WorkspaceFile[];
    message: string;
    onlyNew: boolean;
    signal?: AbortSignal;
  }): Promise<Published> {
    const { owner, name } = this.repository;
    const response = await this.post('commits', options, {
      message: options.message,
      ...(options.onlyNew ? { expected: null } : {}),
      files: encode(options.files),
    });
    if (response.status === 409 && options.onlyNew) {
      throw new ConflictError(
        `The repository ${owner}/${name} exists already and holds something else. Nothing was changed: choose another name, or change that repository`,
      );
    }
    return Published.parse(
      await this.read(response, `The repository ${owner}/${name}`),
    );
  }

  /** @throws ConflictError where a file changed on the default branch meanwhile */
  async propose(options: {
    credentials: BackstageCredentials;
    proposal: Omit<PullRequestProposal, 'files'>;
    files: WorkspaceFile[];
    signal?: AbortSignal;
  }): Promise<Proposed> {
    const { owner, name } = this.repository;
    const response = await this.post('pulls', options, {
      ...options.proposal,
      files: encode(options.files),
    });
    return Proposed.parse(
      await this.read(response, `A change of ${owner}/${name}`),
    );
  }

  private async post(
    what: string,
    {
      credentials,
      signal,
    }: { credentials: BackstageCredentials; signal?: AbortSignal },
    body: object,
  ): Promise<Response> {
    const { auth, discovery } = this.services;
    const { owner, name } = this.repository;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: PLUGIN,
    });
    const base = await discovery.getBaseUrl(PLUGIN);
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    return fetch(`${base}/repositories/${owner}/${name}/${what}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  }

  private async read(response: Response, what: string): Promise<unknown> {
    if (!response.ok) {
      const { cause } = await ResponseError.fromResponse(response);
      throw new ForwardedError(`${what} could not be written`, cause);
    }
    return response.json();
  }
}

function encode(files: WorkspaceFile[]) {
  return files.map(({ path, content, executable }) => ({
    path,
    content: content.toString('base64'),
    executable,
  }));
}

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
  async addresses(): Promise<Pick<Published, 'remoteUrl' | 'repoContentsUrl'>> {
    const base = await this.services.discovery.getExternalBaseUrl(PLUGIN);
    const { owner, name } = this.repository;
    return {
      remoteUrl: `${base}/git/${owner}/${name}.git`,
      repoContentsUrl: `${base}/git/${owner}/${name}/blob/main`,
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
    const { auth, discovery } = this.services;
    const { owner, name } = this.repository;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: options.credentials,
      targetPluginId: PLUGIN,
    });
    const base = await discovery.getBaseUrl(PLUGIN);
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(
      `${base}/repositories/${owner}/${name}/commits`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
        },
        body: JSON.stringify({
          message: options.message,
          ...(options.onlyNew ? { expected: null } : {}),
          files: options.files.map(({ path, content, executable }) => ({
            path,
            content: content.toString('base64'),
            executable,
          })),
        }),
        signal: options.signal
          ? AbortSignal.any([options.signal, timeout])
          : timeout,
      },
    );
    if (response.status === 409 && options.onlyNew) {
      throw new ConflictError(
        `The repository ${owner}/${name} exists already and holds something else. Nothing was changed: choose another name, or change that repository`,
      );
    }
    if (!response.ok) {
      const { cause } = await ResponseError.fromResponse(response);
      throw new ForwardedError(
        `The repository ${owner}/${name} could not be written`,
        cause,
      );
    }
    return Published.parse(await response.json());
  }
}

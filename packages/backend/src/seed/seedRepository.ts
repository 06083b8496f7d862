// SPDX-License-Identifier: Apache-2.0
import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { isError, ResponseError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { GeneratedFile } from '@inference-portal/backstage-plugin-scaffolder-backend-module-inference';

const TIMEOUT_MS = 10_000;

/**
 * Puts a model's repository on the portal's own Git and into the catalog, each
 * where it isn't yet. What a team made of it since is left alone.
 */
export async function seedRepository(
  services: {
    auth: AuthService;
    discovery: DiscoveryService;
    catalog: CatalogService;
  },
  repository: {
    team: string;
    name: string;
    /** Reference of the user in whose name it is committed. */
    author: string;
    filesFor: (repoUrl: string) => GeneratedFile[];
  },
  signal: AbortSignal,
): Promise<'made' | 'there'> {
  const { auth, discovery, catalog } = services;
  const { team, name, author, filesFor } = repository;
  const credentials = await auth.getOwnServiceCredentials();
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: credentials,
    targetPluginId: 'local-git',
  });
  const external = await discovery.getExternalBaseUrl('local-git');
  const files = filesFor(`${external}/git/${team}/${name}.git`);
  const response = await fetch(
    `${await discovery.getBaseUrl(
      'local-git',
    )}/repositories/${team}/${name}/commits`,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({
        message: `Serve ${name}`,
        expected: null,
        onBehalfOf: author,
        files: files.map(({ path, content }) => ({
          path,
          content: Buffer.from(content).toString('base64'),
        })),
      }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    },
  );
  // It exists, and is what its team made of it.
  if (!response.ok && response.status !== 409) {
    throw await ResponseError.fromResponse(response);
  }
  const target = `${external}/git/${team}/${name}/blob/main/catalog-info.yaml`;
  try {
    await catalog.addLocation({ type: 'url', target }, { credentials });
  } catch (error) {
    if (!isError(error) || error.name !== 'ConflictError') throw error;
  }
  return response.status === 201 ? 'made' : 'there';
}

// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { parseRepositoryUrl, RepositoryAddress } from './parseRepositoryUrl';

/** Git servers that there are publishing actions for. */
export const GIT_SERVERS = ['github', 'gitlab', 'gitea'] as const;

export interface FoundRepository extends RepositoryAddress {
  publish: 'local' | (typeof GIT_SERVERS)[number];
  /** As any page of it, to find credentials by. */
  url: string;
}

export interface GitServers {
  integrations: ScmIntegrations;
  /** Of the portal's own Git, as clients reach it: `http://portal/api/local-git`. */
  localBaseUrl: string;
}

/** The repository that an address is in. */
export function findRepositoryOfUrl(
  url: string,
  { integrations, localBaseUrl }: GitServers,
): FoundRepository {
  if (!URL.canParse(url)) {
    throw new InputError(`${url} is no address`);
  }
  const git = `${localBaseUrl}/git`;
  if (url.startsWith(`${git}/`)) {
    return { ...parseRepositoryUrl(url, git), publish: 'local', url };
  }
  const integration = integrations.byUrl(url);
  const publish = GIT_SERVERS.find(kind => kind === integration?.type);
  if (!integration || !publish) {
    throw new InputError(
      `${
        new URL(url).host
      } is no Git server that the portal publishes to: it is for ${GIT_SERVERS.join(
        ', ',
      )} of integrations, and the portal’s own Git`,
    );
  }
  const baseUrl = baseUrlOf(integrations, publish, url);
  return { ...parseRepositoryUrl(url, baseUrl), publish, url };
}

/**
 * The repository of an entity. The portal’s credentials reach more than the user
 * may see, and whoever writes a catalog-info.yaml may name any source in it. So
 * these credentials are for the repository that the catalog itself read the
 * entity from; another one needs the user’s own token.
 */
export function findRepositoryOfEntity(
  entity: Entity,
  servers: GitServers,
  { hasToken }: { hasToken: boolean },
): FoundRepository {
  const { annotations = {}, name } = entity.metadata;
  const managed = readUrl(annotations[ANNOTATION_LOCATION]);
  const source = readUrl(annotations[ANNOTATION_SOURCE_LOCATION]) ?? managed;
  if (source === undefined) {
    throw new InputError(
      `${name} is in no repository: the catalog has it from ${
        annotations[ANNOTATION_LOCATION] ?? 'nowhere'
      }`,
    );
  }
  const repository = findRepositoryOfUrl(source, servers);
  if (
    repository.publish !== 'local' &&
    !hasToken &&
    (managed === undefined ||
      findRepositoryOfUrl(managed, servers).cloneUrl !== repository.cloneUrl)
  ) {
    throw new NotAllowedError(
      `${name} says that its source is ${source}, but the catalog did not read it from there. Give a token of your own to fetch that repository`,
    );
  }
  return repository;
}

function readUrl(location: string | undefined): string | undefined {
  if (location === undefined) return undefined;
  const { type, target } = parseLocationRef(location);
  return type === 'url' ? target : undefined;
}

function baseUrlOf(
  integrations: ScmIntegrations,
  kind: (typeof GIT_SERVERS)[number],
  url: string,
): string {
  const { origin } = new URL(url);
  switch (kind) {
    case 'gitlab':
      return integrations.gitlab.byUrl(url)?.config.baseUrl ?? origin;
    case 'gitea':
      return integrations.gitea.byUrl(url)?.config.baseUrl ?? origin;
    default:
      return origin;
  }
}

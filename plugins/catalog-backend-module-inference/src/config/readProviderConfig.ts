// SPDX-License-Identifier: Apache-2.0
import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { OWNER_ANNOTATION } from '@inference-portal/backstage-plugin-inference-common';
import {
  OWNER_SOURCES,
  OwnerConfig,
  OwnerSource,
  PoolPattern,
  ProviderConfig,
} from './ProviderConfig';

const KEY = 'catalog.providers.inference';

/** Clusters are connected and the catalog's files read when the first round begins. */
const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 1 },
  timeout: { minutes: 5 },
  initialDelay: { seconds: 15 },
};

/** @throws InputError that names the key, and what to write there */
export function readProviderConfig(root: RootConfigService): ProviderConfig {
  const config = root.getOptionalConfig(KEY);
  const schedule = config?.getOptionalConfig('schedule');
  return {
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : DEFAULT_SCHEDULE,
    namespace: config?.getOptionalString('namespace') ?? 'default',
    lifecycle: config?.getOptionalString('lifecycle') ?? 'production',
    system: config?.getOptionalString('system'),
    include: readPatterns(config, 'include'),
    exclude: readPatterns(config, 'exclude'),
    forgetClusters: new Set(config?.getOptionalStringArray('forgetClusters')),
    owners: readOwners(config?.getOptionalConfig('owners')),
  };
}

function readPatterns(config: Config | undefined, key: string): PoolPattern[] {
  return (config?.getOptionalConfigArray(key) ?? []).map((entry, index) => {
    const pattern = {
      cluster: entry.getOptionalString('cluster'),
      namespace: entry.getOptionalString('namespace'),
      name: entry.getOptionalString('name'),
    };
    if (Object.values(pattern).every(value => value === undefined)) {
      throw new InputError(
        `${KEY}.${key}[${index}] says nothing: give it cluster, namespace or name`,
      );
    }
    return pattern;
  });
}

function readOwners(config: Config | undefined): OwnerConfig {
  const namespaces = config?.getOptionalConfigArray('namespaces') ?? [];
  const clusters = config?.getOptionalConfigArray('clusters') ?? [];
  const repositories = config?.getOptionalConfigArray('repositories') ?? [];
  return {
    order: readOrder(config),
    labels: config?.getOptionalStringArray('labels') ?? [OWNER_ANNOTATION],
    namespaces: namespaces.map((entry, index) => ({
      namespace: entry.getString('namespace'),
      cluster: entry.getOptionalString('cluster'),
      owner: readOwner(entry, `namespaces[${index}]`),
    })),
    repositories: repositories.map((entry, index) => ({
      url: entry.getString('url'),
      owner: readOwner(entry, `repositories[${index}]`),
    })),
    clusters: clusters.map((entry, index) => ({
      cluster: entry.getString('cluster'),
      owner: readOwner(entry, `clusters[${index}]`),
    })),
    unowned:
      config?.getOptionalString('unowned') !== undefined
        ? readOwner(config, '', 'unowned')
        : 'group:default/unowned',
  };
}

function readOrder(config: Config | undefined): OwnerSource[] {
  const written = config?.getOptionalStringArray('order') ?? [...OWNER_SOURCES];
  return written.map((name, index) => {
    const source = OWNER_SOURCES.find(known => known === name);
    if (!source || written.indexOf(name) !== index) {
      throw new InputError(
        `${KEY}.owners.order[${index}] is ${name}: name each of ${OWNER_SOURCES.join(
          ', ',
        )} once at most`,
      );
    }
    return source;
  });
}

/** What stands in braces is filled in later, and is a name then. */
function readOwner(config: Config, path: string, key = 'owner'): string {
  const written = config.getString(key);
  const where = [KEY, 'owners', path, key].filter(part => part).join('.');
  try {
    const ref = written.replace('{owner}', 'x--owner--x');
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    ).replace('x--owner--x', '{owner}');
  } catch {
    throw new InputError(
      `${where} is ${written}: write the name or reference of a group or user, such as group:default/team-chat`,
    );
  }
}

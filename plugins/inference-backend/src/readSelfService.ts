// SPDX-License-Identifier: Apache-2.0
import { RootConfigService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { SelfService } from '@inference-portal/backstage-plugin-inference-common';

const KEY = 'inference.selfService';
const PUBLISHING = ['local', 'github', 'gitlab', 'gitea'] as const;
const GITOPS = ['none', 'flux', 'argocd'] as const;
const HOSTS = { github: 'github.com', gitlab: 'gitlab.com', gitea: undefined };

/** Reads `inference.selfService`; without it no team may make anything. */
export function readSelfService(
  root: RootConfigService,
): Pick<SelfService, 'teams' | 'publishing' | 'gitops'> {
  const config = root.getOptionalConfig(KEY);
  const publishing = config?.getOptionalConfig('publishing');
  const kind = oneOf(
    PUBLISHING,
    publishing?.getOptionalString('kind') ?? 'local',
    `${KEY}.publishing.kind`,
  );
  return {
    teams: (config?.getOptionalConfigArray('teams') ?? []).map(team => ({
      owner: stringifyEntityRef(
        parseEntityRef(team.getString('owner'), { defaultKind: 'group' }),
      ),
      namespaces: team.getStringArray('namespaces'),
    })),
    publishing:
      kind === 'local'
        ? { kind }
        : {
            kind,
            host:
              publishing?.getOptionalString('host') ??
              HOSTS[kind] ??
              publishing?.getString('host'),
            owner: publishing?.getString('owner'),
          },
    gitops: oneOf(
      GITOPS,
      config?.getOptionalString('gitops') ?? 'none',
      `${KEY}.gitops`,
    ),
  };
}

function oneOf<T extends string>(
  known: readonly T[],
  value: string,
  key: string,
): T {
  const found = known.find(each => each === value);
  if (found === undefined) {
    throw new InputError(
      `${key} is ${value}; write one of ${known.join(', ')}`,
    );
  }
  return found;
}

// SPDX-License-Identifier: Apache-2.0
import { Problem } from '../../input/readInput';
import { RepoInput } from '../../input/repoInput';
import { ServerPlan } from '../engines/Engine';
import {
  checkEngine,
  countServers,
  ENGINE_TABLE,
  planServer,
} from '../engines/engineTable';
import { PickerPlan } from '../pickers/PickerPlan';
import { ExposurePlan } from '../providers/Provider';
import {
  checkGateway,
  failureModeOf,
  PROVIDER_TABLE,
  versionOf,
} from '../providers/providerTable';
import { checkModel, toServedModel } from '../ServedModel';

/** All that a repository is made from, with every default filled in. */
export interface RepositoryPlan {
  input: RepoInput;
  server: ServerPlan;
  picker: PickerPlan;
  exposure: ExposurePlan;
  createsBodyBasedRouting: boolean;
}

export function planRepository(input: RepoInput): RepositoryPlan {
  const { gateway, picker } = input;
  const model = toServedModel(input);
  const server = planServer(model, input.engine);
  const engine = ENGINE_TABLE[input.engine.kind];
  const provider = PROVIDER_TABLE[gateway.provider];
  return {
    input,
    server,
    picker: {
      model,
      input: picker,
      engine,
      provider,
      failureMode: failureModeOf(gateway, picker),
      ports: [server.port],
      endpoints: Math.max(
        countServers(input.engine),
        ...input.environments.map(({ replicas = 0 }) => replicas),
      ),
      hasRoles: input.engine.roles !== undefined,
    },
    exposure: {
      model,
      pools: [{ name: model.name, weight: 1 }],
      gateway,
      gatewayNamespace: gateway.namespace ?? model.namespace,
      version: versionOf(gateway),
      requestSeconds: input.timeouts.requestSeconds,
      contextLength: input.engine.contextLength,
      health: { path: engine.healthPath, port: server.port },
    },
    createsBodyBasedRouting:
      (gateway.bodyBasedRouting ?? (gateway.create ? 'create' : 'existing')) ===
      'create',
  };
}

/** What can't be made of an input, though each field by itself is right. */
export function checkRepository(input: RepoInput): Problem[] {
  return [
    ...checkModel(input),
    ...checkEngine(input.engine, input),
    ...checkGateway(input.gateway, input.picker),
    ...checkRoles(input),
    ...checkGitops(input),
    ...checkNames(input),
  ];
}

function checkRoles({ engine, picker, environments }: RepoInput): Problem[] {
  if (!engine.roles) {
    return [];
  }
  return [
    ...(picker.kind === 'gie'
      ? [
          {
            path: ['picker', 'kind'],
            message:
              'is gie, whose picker knows no roles: take llm-d-router or manifests',
          },
        ]
      : []),
    ...environments.flatMap(({ replicas }, index) =>
      replicas === undefined
        ? []
        : [
            {
              path: ['environments', index, 'replicas'],
              message:
                'can’t tell which of the two roles it is for: leave it out, and set engine.roles',
            },
          ],
    ),
  ];
}

function checkGitops({ gitops }: RepoInput): Problem[] {
  return gitops.tool !== 'none' && gitops.repoUrl === undefined
    ? [
        {
          path: ['gitops', 'repoUrl'],
          message: `is needed: ${
            gitops.tool === 'flux' ? 'Flux' : 'Argo CD'
          } clones the repository from there`,
        },
      ]
    : [];
}

function checkNames({ environments, objectives }: RepoInput): Problem[] {
  const doubles = (names: string[], field: string) =>
    names.flatMap((name, index) =>
      names.indexOf(name) === index
        ? []
        : [{ path: [field, index, 'name'], message: `is ${name} once more` }],
    );
  return [
    ...doubles(
      environments.map(({ name }) => name),
      'environments',
    ),
    ...doubles(
      objectives.map(({ name }) => name),
      'objectives',
    ),
  ];
}

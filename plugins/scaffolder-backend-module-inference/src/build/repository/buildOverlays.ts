// SPDX-License-Identifier: Apache-2.0
import { serverNames } from '../buildModelServer';
import { buildGateway } from '../buildGateway';
import { buildRoute } from '../buildRoute';
import { GeneratedFile } from './GeneratedFile';
import { kustomization, KustomizePatch } from './kustomization';
import { RepositoryPlan } from './RepositoryPlan';

type Environment = RepositoryPlan['input']['environments'][number];

/** One overlay per environment, in the parts that are applied one after the other. */
export function buildOverlays(plan: RepositoryPlan): GeneratedFile[] {
  return plan.input.environments.flatMap(environment => {
    const folder = `overlays/${environment.name}`;
    return [
      {
        path: `${folder}/kustomization.yaml`,
        content: kustomization({ resources: ['serving', 'routing'] }),
      },
      {
        path: `${folder}/serving/kustomization.yaml`,
        content: kustomization({
          resources: ['../../../base/serving'],
          replicas: replicasOf(plan, environment),
        }),
      },
      {
        path: `${folder}/routing/kustomization.yaml`,
        content: kustomization({
          resources: ['../../../base/routing'],
          patches: hostnamePatches(plan, environment),
        }),
      },
    ];
  });
}

function replicasOf({ server }: RepositoryPlan, { replicas }: Environment) {
  return replicas === undefined
    ? []
    : serverNames(server).map(name => ({ name, count: replicas }));
}

function hostnamePatches(
  { exposure }: RepositoryPlan,
  { hostname }: Environment,
): KustomizePatch[] {
  if (hostname === undefined) {
    return [];
  }
  const set = (path: string, value: unknown, isThere: boolean) => [
    { op: isThere ? 'replace' : 'add', path, value },
  ];
  const isThere = exposure.gateway.hostname !== undefined;
  const paths: Record<string, [path: string, value: unknown]> = {
    Gateway: ['/spec/listeners/0/hostname', hostname],
    Certificate: ['/spec/dnsNames', [hostname]],
    HTTPRoute: ['/spec/hostnames', [hostname]],
    AIGatewayRoute: ['/spec/hostnames', [hostname]],
  };
  return [...buildGateway(exposure), buildRoute(exposure)].map(
    ({ kind, metadata }) => ({
      target: { kind, name: metadata?.name ?? '' },
      operations: set(...paths[kind], isThere),
    }),
  );
}

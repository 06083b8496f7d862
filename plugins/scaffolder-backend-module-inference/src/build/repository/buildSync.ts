// SPDX-License-Identifier: Apache-2.0
import {
  ArgoPlan,
  buildArgoChart,
  buildArgoPart,
  buildArgoRoot,
} from '../gitops/buildArgoCd';
import { buildFluxSync } from '../gitops/buildFlux';
import { ARGO_NAMESPACE } from '../gitops/chartFiles';
import { HelmChart } from '../gitops/HelmChart';
import { toYaml } from '../yaml/toYaml';
import { GeneratedFile } from './GeneratedFile';
import { RepositoryPlan } from './RepositoryPlan';

/** What a cluster is told once, so that it applies the rest of the repository by itself. */
export function buildSync(
  { input, server }: RepositoryPlan,
  charts: readonly HelmChart[],
): GeneratedFile[] {
  const { tool, repoUrl = '', branch, namespace } = input.gitops;
  const { name, namespace: targetNamespace } = server.model;
  return input.environments.flatMap(({ name: environment }) => {
    const common = { name, repoUrl, branch, environment };
    switch (tool) {
      case 'flux':
        return [
          {
            path: `flux/${environment}.yaml`,
            content: toYaml(
              buildFluxSync({
                ...common,
                namespace: namespace ?? 'flux-system',
              }),
            ),
          },
        ];
      case 'argocd':
        return argoFiles(
          {
            ...common,
            namespace: namespace ?? ARGO_NAMESPACE,
            targetNamespace,
          },
          charts,
        );
      default:
        return [];
    }
  });
}

function argoFiles(
  plan: ArgoPlan,
  charts: readonly HelmChart[],
): GeneratedFile[] {
  const folder = `argocd/${plan.environment}`;
  return [
    { path: `${folder}.yaml`, content: toYaml([buildArgoRoot(plan)]) },
    {
      path: `${folder}/serving.yaml`,
      content: toYaml([buildArgoPart(plan, 'serving')]),
    },
    {
      path: `${folder}/routing.yaml`,
      content: toYaml([buildArgoPart(plan, 'routing')]),
    },
    ...charts.map(chart => ({
      path: `${folder}/${chart.release}-chart.yaml`,
      content: toYaml([buildArgoChart(plan, chart)]),
    })),
  ];
}

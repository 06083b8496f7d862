// SPDX-License-Identifier: Apache-2.0
import { GeneratedFile } from '../repository/GeneratedFile';
import { toYaml } from '../yaml/toYaml';
import { buildArgoChart } from './buildArgoCd';
import { buildHelmRelease } from './buildFlux';
import { HelmChart } from './HelmChart';

/** Where Argo CD usually runs. */
export const ARGO_NAMESPACE = 'argocd';

/** A chart as the tool wants it: objects of its own, or values for whoever runs helm. */
export function chartFiles(
  chart: HelmChart,
  tool: 'none' | 'flux' | 'argocd',
): GeneratedFile[] {
  switch (tool) {
    case 'flux':
      return [
        { path: 'pool-chart.yaml', content: toYaml(buildHelmRelease(chart)) },
      ];
    case 'argocd':
      return [
        {
          path: 'pool-chart.yaml',
          content: toYaml([
            buildArgoChart({ namespace: ARGO_NAMESPACE }, chart),
          ]),
        },
      ];
    default:
      return [
        {
          path: `${chart.release}.values.yaml`,
          content: toYaml([chart.values]),
        },
      ];
  }
}

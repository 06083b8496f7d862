// SPDX-License-Identifier: Apache-2.0
import { buildBodyBasedRouting } from '../buildBodyBasedRouting';
import { buildGateway } from '../buildGateway';
import { buildModelServer } from '../buildModelServer';
import { buildObjective } from '../buildObjective';
import { buildRoute } from '../buildRoute';
import { buildHelmRelease } from '../gitops/buildFlux';
import { HelmChart } from '../gitops/HelmChart';
import { buildPicker } from '../pickers/buildPicker';
import { pickerName } from '../pickers/PickerPlan';
import { Manifest, toYaml } from '../yaml/toYaml';
import { buildCatalogInfo } from './buildCatalogInfo';
import { buildCi } from './buildCi';
import { buildCodeOwners } from './buildCodeOwners';
import { buildOverlays } from './buildOverlays';
import { buildReadme } from './buildReadme';
import { buildSync } from './buildSync';
import { GeneratedFile } from './GeneratedFile';
import { kustomization } from './kustomization';
import { RepositoryPlan } from './RepositoryPlan';

/** A repository: what serves a model, how it is reached, who applies it, and how it is used. */
export function buildRepository(plan: RepositoryPlan): GeneratedFile[] {
  const charts = chartsOf(plan);
  const serving = servingFiles(plan, charts.picker);
  const routing = routingFiles(plan, charts.bodyBasedRouting);
  const all = [...charts.picker, ...charts.bodyBasedRouting];
  return [
    { path: 'README.md', content: buildReadme(plan, all) },
    { path: 'catalog-info.yaml', content: buildCatalogInfo(plan) },
    { path: 'CODEOWNERS', content: buildCodeOwners(plan.input) },
    { path: '.yamllint', content: YAMLLINT },
    ...buildCi(plan.input),
    ...base('serving', serving),
    ...base('routing', routing),
    ...buildOverlays(plan),
    ...buildSync(plan, all),
    ...valuesFiles(plan, all),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Nothing here is written by hand, so long lines and missing `---` harm nobody. */
const YAMLLINT = `extends: default
rules:
  document-start: disable
  line-length: disable
`;

interface Charts {
  picker: HelmChart[];
  bodyBasedRouting: HelmChart[];
}

/** A release that another depends on comes first. */
function chartsOf({
  picker,
  exposure,
  createsBodyBasedRouting,
}: RepositoryPlan): Charts {
  const pickers = buildPicker(picker).charts;
  const routers = createsBodyBasedRouting
    ? buildBodyBasedRouting(exposure, [exposure.model]).charts
    : [];
  const dependsOn = pickers.map(
    ({ namespace, release }) => `${namespace}/${release}`,
  );
  return {
    picker: pickers,
    bodyBasedRouting: routers.map(chart => ({ ...chart, dependsOn })),
  };
}

type Files = Array<[name: string, manifests: Manifest[]]>;

function servingFiles(plan: RepositoryPlan, charts: HelmChart[]): Files {
  const { input, server, picker, exposure } = plan;
  const { manifests } = buildPicker(picker);
  return filled([
    ['model-server.yaml', buildModelServer(server)],
    [
      'endpoint-picker.yaml',
      manifests.filter(({ kind }) => kind !== 'InferencePool'),
    ],
    ['pool.yaml', manifests.filter(({ kind }) => kind === 'InferencePool')],
    ['pool-chart.yaml', releasesOf(plan, charts)],
    [
      'pool-policies.yaml',
      // The charts make these themselves.
      picker.input.kind === 'manifests'
        ? picker.provider.poolObjects(exposure, pickerName(picker.model))
        : [],
    ],
    [
      'objectives.yaml',
      input.objectives.map(objective =>
        buildObjective(picker.model, picker.input.kind, objective),
      ),
    ],
  ]);
}

function routingFiles(plan: RepositoryPlan, charts: HelmChart[]): Files {
  const { exposure, picker, createsBodyBasedRouting } = plan;
  const reading = createsBodyBasedRouting
    ? buildBodyBasedRouting(exposure, [exposure.model]).manifests
    : [];
  return filled([
    ['gateway.yaml', buildGateway(exposure)],
    ['body-based-routing.yaml', [...reading, ...releasesOf(plan, charts)]],
    ['route.yaml', [buildRoute(exposure)]],
    ['timeouts.yaml', picker.provider.timeoutObjects(exposure)],
  ]);
}

/** With Flux a chart is one more object; with Argo CD it is an Application; without either somebody runs helm. */
function releasesOf(
  { input }: RepositoryPlan,
  charts: HelmChart[],
): Manifest[] {
  return input.gitops.tool === 'flux' ? charts.flatMap(buildHelmRelease) : [];
}

function valuesFiles(
  { input }: RepositoryPlan,
  charts: HelmChart[],
): GeneratedFile[] {
  return input.gitops.tool === 'none'
    ? charts.map(({ release, values }) => ({
        path: `helm/${release}.values.yaml`,
        content: toYaml([values]),
      }))
    : [];
}

function filled(files: Files): Files {
  return files.filter(([, manifests]) => manifests.length > 0);
}

function base(part: 'serving' | 'routing', files: Files): GeneratedFile[] {
  return [
    {
      path: `base/${part}/kustomization.yaml`,
      content: kustomization({ resources: files.map(([name]) => name) }),
    },
    ...files.map(([name, manifests]) => ({
      path: `base/${part}/${name}`,
      content: toYaml(manifests),
    })),
  ];
}

// SPDX-License-Identifier: Apache-2.0
import { posix } from 'node:path';
import { findObjects, FoundObject } from '../findObjects';
import { findPoolObjects, podOf, PoolName } from '../pools/findPoolObjects';
import { RepositoryFiles } from '../RepositoryFiles';
import { readSource } from '../yaml/Source';
import { itemsAt, textAt, traceDocuments, valueAt } from '../yaml/Traced';

const LEGACY = 'inference.networking.x-k8s.io';
const LLM_D = 'llm-d.ai';

/** Images and charts of pickers, and since when they follow rewrites of which group. */
const PICKERS = [
  {
    title: 'llm-d-router',
    image:
      /\/(llm-d-router-endpoint-picker|llm-d-inference-scheduler)(?=[:@]|$)/,
    chart: 'llm-d-router-gateway',
    groups: [
      { since: [0, 7], group: LEGACY },
      { since: [0, 9], group: LLM_D },
    ],
  },
  {
    title: 'GIE’s endpoint picker',
    image: /\/gateway-api-inference-extension\/epp(?=[:@]|$)/,
    chart: 'inferencepool',
    groups: [{ since: [1, 2], group: LEGACY }],
  },
] as const;

export interface PickerGeneration {
  /** `GIE’s endpoint picker v1.5.0` */
  title: string;
  /** Group of the rewrites that it follows; undefined where it follows none. */
  group?: string;
}

/** Pickers of a pool, by their images or charts; those of which the version can't be told are not among them. */
export function findPickerGenerations(
  files: RepositoryFiles,
  pool: PoolName,
): PickerGeneration[] {
  const found = [
    ...findPoolObjects(findObjects(files), pool).flatMap(object => [
      ...itemsAt(podOf(object.value), 'containers').flatMap(container =>
        ofImage(textAt(container, 'image') ?? ''),
      ),
      ...chartsOf(object).flatMap(({ chart, version }) =>
        generationOf(each => each.chart === chart, version),
      ),
    ]),
    ...imagesOfValues(files, pool).flatMap(ofImage),
  ];
  return [...new Map(found.map(each => [each.title, each])).values()];
}

function ofImage(text: string): PickerGeneration[] {
  const [name] = text.split('@');
  return generationOf(
    ({ image }) => image.test(text),
    name.slice(name.lastIndexOf('/')).split(':')[1],
  );
}

/** Where somebody runs helm by hand, with a file of values named after the release. */
function imagesOfValues(files: RepositoryFiles, { name }: PoolName): string[] {
  return [...files]
    .filter(([path]) => posix.basename(path) === `${name}.values.yaml`)
    .flatMap(([path, text]) => traceDocuments(readSource(path, text)))
    .flatMap(values => [
      valueAt(values, 'router', 'epp', 'image') ?? [],
      valueAt(values, 'inferenceExtension', 'image') ?? [],
    ])
    .flat()
    .map(
      image =>
        `${textAt(image, 'registry')}/${textAt(image, 'repository')}:${textAt(
          image,
          'tag',
        )}`,
    );
}

function chartsOf({ kind, value }: FoundObject) {
  const chart =
    kind === 'HelmRelease'
      ? {
          chart: textAt(value, 'spec', 'chart', 'spec', 'chart'),
          version: textAt(value, 'spec', 'chart', 'spec', 'version'),
        }
      : {
          chart: textAt(value, 'spec', 'source', 'chart')?.split('/').pop(),
          version: textAt(value, 'spec', 'source', 'targetRevision'),
        };
  return chart.chart === undefined ? [] : [chart];
}

function generationOf(
  isMeant: (picker: (typeof PICKERS)[number]) => boolean,
  version: string | undefined,
): PickerGeneration[] {
  const picker = PICKERS.find(isMeant);
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  if (!picker || minor === undefined) return [];
  const own = [Number(major), Number(minor)];
  const reached = picker.groups.filter(
    ({ since }) =>
      own[0] > since[0] || (own[0] === since[0] && own[1] >= since[1]),
  );
  const group = reached[reached.length - 1]?.group;
  return [{ title: `${picker.title} ${version}`, ...(group && { group }) }];
}

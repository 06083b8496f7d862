// SPDX-License-Identifier: Apache-2.0
import { JsonObject } from '@backstage/types';
import { parseAllDocuments } from 'yaml';
import { MATRIX } from '../../__testUtils__/matrix';
import { buildRepository } from '../../build/repository/buildRepository';
import { planRepository } from '../../build/repository/RepositoryPlan';
import { readInput } from '../../input/readInput';
import { repoInput } from '../../input/repoInput';
import { findObjects } from '../findObjects';
import {
  compareFiles,
  readRepository,
  RepositoryFiles,
} from '../RepositoryFiles';
import { rewritesOf } from './findRewrite';
import { startRewrite } from './startRewrite';

const TAKES = ['vllm', 'vllm-cpu', 'llm-d-inference-sim', 'sglang'];
const MODEL = 'Qwen/Qwen2.5-1.5B-Instruct';
const LEGACY = 'inference.networking.x-k8s.io/v1alpha2';
const LLM_D = 'llm-d.ai/v1alpha2';

function repository(raw: JsonObject) {
  const plan = planRepository(
    readInput(repoInput, { ...raw, model: MODEL, adapters: [] }),
  );
  const { name, namespace } = plan.server.model;
  return {
    files: readRepository(buildRepository(plan)),
    pool: { name, namespace },
  };
}

const start = (
  { files, pool }: ReturnType<typeof repository>,
  more: object = {},
) =>
  startRewrite(files, {
    pool,
    rewrite: { namespace: pool.namespace, name: 'qwen' },
    model: MODEL,
    stable: { name: MODEL, weight: 90 },
    canary: { name: 'tickets', weight: 10 },
    source: 'acme/tickets',
    ...more,
  });

const COMBINATIONS = MATRIX.filter(
  ([title, raw], index) =>
    TAKES.includes(title.split(' ')[0]) &&
    index % 7 === 1 &&
    !JSON.stringify(raw).includes('roles'),
);

it.each(COMBINATIONS)(
  '%s: shares requests by a rewrite of the group that the picker follows',
  (title, raw) => {
    const before = repository(raw);
    const { files } = start(before);
    const rewrites = rewritesOf(findObjects(files), before.pool);
    expect(rewrites.map(({ apiVersion }) => apiVersion)).toEqual(
      rewrites.map(() => (title.includes('× gie ×') ? LEGACY : LLM_D)),
    );
    // Each overlay that has the servers has it.
    const overlays = new Set(
      findObjects(files)
        .filter(
          ({ kind, path }) => kind === 'Deployment' && /serving/.test(path),
        )
        .map(({ overlay }) => overlay),
    );
    expect(new Set(rewrites.map(({ overlay }) => overlay))).toEqual(overlays);
    const { written } = compareFiles(before.files, files);
    const own = written.find(({ path }) => path.endsWith('rewrite-qwen.yaml'));
    expect(parseAllDocuments(own?.content ?? '')[0].toJS()).toMatchObject({
      kind: 'InferenceModelRewrite',
      metadata: { name: 'qwen', namespace: 'chat' },
      spec: {
        poolRef: { name: before.pool.name },
        rules: [
          {
            matches: [{ model: { type: 'Exact', value: MODEL } }],
            targets: [
              { modelRewrite: MODEL, weight: 90 },
              { modelRewrite: 'tickets', weight: 10 },
            ],
          },
        ],
      },
    });
  },
);

describe('one that is there', () => {
  const [[, raw]] = MATRIX.filter(
    ([title]) => title === 'vllm × agentgateway × manifests × flux',
  );
  const before = repository(raw);
  const started = { ...before, files: start(before).files };
  const replace = (pattern: RegExp | string, text: string): RepositoryFiles =>
    new Map(
      Array.from(started.files, ([path, content]) => [
        path,
        content.replaceAll(pattern, text),
      ]),
    );

  it('gets another target, of an adapter that servers have already', () => {
    const aborted = {
      ...started,
      files: replace(/\n\s+- modelRewrite: tickets\n\s+weight: 10/g, ''),
    };
    const { files, notes } = start(aborted, {
      rule: 0,
      source: undefined,
      stable: { name: MODEL, weight: 75 },
      canary: { name: 'tickets', weight: 25 },
    });
    expect(
      compareFiles(aborted.files, files).written.map(({ path, content }) => [
        path,
        parseAllDocuments(content)[0].toJS().spec.rules[0].targets,
      ]),
    ).toEqual([
      [
        'base/serving/rewrite-qwen.yaml',
        [
          { modelRewrite: MODEL, weight: 75 },
          { modelRewrite: 'tickets', weight: 25 },
        ],
      ],
    ]);
    expect(notes).toEqual([
      'The servers have tickets already; they stay as they are.',
    ]);
  });

  it.each<[string, RepositoryFiles, object, string]>([
    [
      'another group than the picker follows',
      replace('llm-d.ai/v1alpha2', LEGACY),
      { rule: 0 },
      'is of inference.networking.x-k8s.io, and the picker of the pool follows llm-d.ai alone: it would be ignored',
    ],
    [
      'another pool',
      replace(
        /(poolRef:\n\s+group: .*\n\s+kind: InferencePool\n\s+name: ).*/g,
        '$1other',
      ),
      { rule: 0 },
      'is for the pool other',
    ],
    [
      'an adapter of which nobody knows where it is',
      started.files,
      { canary: { name: 'tickets-v9', weight: 1 }, source: undefined },
      'does not serve tickets-v9 yet: say where its servers find it',
    ],
  ])('is refused for %s', (_, files, more, message) => {
    expect(() => start({ ...started, files }, more)).toThrow(message);
  });
});

describe('a picker', () => {
  const [[, raw]] = MATRIX.filter(
    ([title]) => title === 'vllm × agentgateway × manifests × flux',
  );
  const before = repository(raw);
  const IMAGE = 'ghcr.io/llm-d/llm-d-router-endpoint-picker:v0.10.0';
  const withImage = (image: string) => ({
    ...before,
    files: new Map(
      Array.from(before.files, ([path, content]) => [
        path,
        content.replaceAll(IMAGE, image),
      ]),
    ),
  });
  const GIE = 'registry.k8s.io/gateway-api-inference-extension/epp';

  it.each([
    [`${GIE}:v1.2.1`, LEGACY],
    ['ghcr.io/llm-d/llm-d-inference-scheduler:v0.8.0', LEGACY],
    ['ghcr.io/llm-d/llm-d-router-endpoint-picker:v0.9.3', LLM_D],
  ])('%s follows %s', (image, expected) => {
    const { files } = start(withImage(image));
    expect(
      rewritesOf(findObjects(files), before.pool).map(
        ({ apiVersion }) => apiVersion,
      ),
    ).toEqual([expected]);
  });

  it.each([
    [
      `${GIE}:v1.1.0`,
      'GIE’s endpoint picker v1.1.0 of the pool chat/qwen2-5-1-5b-instruct follows no InferenceModelRewrite',
    ],
    [
      `acme/picker:v1`,
      'no picker of the pool chat/qwen2-5-1-5b-instruct whose version can be told',
    ],
    [`${GIE}@sha256:0123`, 'whose version can be told'],
  ])('%s is refused', (image, message) => {
    expect(() => start(withImage(image))).toThrow(message);
  });
});

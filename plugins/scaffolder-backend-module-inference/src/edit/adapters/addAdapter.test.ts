// SPDX-License-Identifier: Apache-2.0
import { parseAllDocuments } from 'yaml';
import { MATRIX } from '../../__testUtils__/matrix';
import { buildRepository } from '../../build/repository/buildRepository';
import { planRepository } from '../../build/repository/RepositoryPlan';
import { readInput } from '../../input/readInput';
import { repoInput } from '../../input/repoInput';
import {
  compareFiles,
  readRepository,
  RepositoryFiles,
} from '../RepositoryFiles';
import { addAdapter } from './addAdapter';

const TAKES = ['vllm', 'vllm-cpu', 'llm-d-inference-sim', 'sglang'];
const TICKETS = { name: 'support-tickets', source: 'acme/tickets' };
const NO = { name: 'no', source: '/adapters/no' };

function repository(raw: object, adapters: object[]) {
  const plan = planRepository(readInput(repoInput, { ...raw, adapters }));
  const { name, namespace } = plan.server.model;
  return {
    files: readRepository(buildRepository(plan)),
    pool: { name, namespace },
  };
}

/** Manifests as values; what the catalog says is text in text. */
function read(files: RepositoryFiles): Record<string, unknown> {
  return Object.fromEntries(
    [...files]
      .filter(([path]) => /^(base|overlays)\/.*\.yaml$/.test(path))
      .map(([path, text]) => [
        path,
        parseAllDocuments(text).map(each => each.toJS()),
      ]),
  );
}

const COMBINATIONS = MATRIX.filter(
  ([title, raw], index) =>
    TAKES.includes(title.split(' ')[0]) &&
    index % 11 === 1 &&
    !JSON.stringify(raw).includes('roles'),
);

it.each(COMBINATIONS)(
  '%s: is what a repository with adapters has from the start',
  (_, raw) => {
    const none = repository(raw, []);
    const one = addAdapter(none.files, { pool: none.pool, adapter: TICKETS });
    expect(read(one.files)).toEqual(read(repository(raw, [TICKETS]).files));
    const two = addAdapter(one.files, { pool: none.pool, adapter: NO });
    expect(read(two.files)).toEqual(read(repository(raw, [TICKETS, NO]).files));
  },
);

describe('a repository', () => {
  const [[, raw]] = MATRIX.filter(
    ([title]) => title === 'vllm × agentgateway × manifests × flux',
  );
  const input = {
    ...raw,
    gateway: { provider: 'agentgateway', name: 'gateway' },
    engine: { kind: 'vllm', extraArgs: ['--seed=1'] },
  };
  const { files, pool } = repository(input, [TICKETS]);

  it('changes in as many places as the name stands', () => {
    const { files: after, notes } = addAdapter(files, { pool, adapter: NO });
    const changed = compareFiles(files, after).written.flatMap(
      ({ path, content }) => {
        const old = (files.get(path) ?? '').split('\n');
        return content
          .split('\n')
          .filter(line => !old.includes(line))
          .map(line => `${path}: ${line.trim()}`);
      },
    );
    expect(changed).toEqual([
      'base/routing/route.yaml: value: "no"',
      'base/serving/model-server.yaml: - "2"',
      'base/serving/model-server.yaml: - no=/adapters/no',
      'catalog-info.yaml: - "no"',
      'catalog-info.yaml: - "no"',
    ]);
    expect(notes).toEqual([
      'What reads the model from the body of requests is not in this repository: where it knows names by a map, whoever owns the Gateway has to add no, for Qwen/Qwen2.5-1.5B-Instruct.',
    ]);
  });

  it.each([
    [
      'a name that is an adapter’s',
      { adapter: TICKETS },
      'adapter.name: is support-tickets, by which chat/',
    ],
    [
      'the model’s own name',
      { adapter: { ...NO, name: 'Qwen/Qwen2.5-1.5B-Instruct' } },
      'adapter.name: is Qwen/',
    ],
    [
      'a pool that is not there',
      { adapter: NO, pool: { namespace: 'chat', name: 'x' } },
      'The repository has no servers of a pool chat/x',
    ],
  ])('refuses %s', (_, change, message) => {
    expect(() => addAdapter(files, { pool, ...change })).toThrow(message);
  });

  it.each([
    [
      'an engine that loads them otherwise',
      (text: string) => text.replaceAll('vllm/vllm-openai', 'acme/server'),
      'acme/server:v0.26.0 is none of vLLM',
    ],
    [
      'arguments it can’t read',
      (text: string) => text.replace('- --served-model-name', '- --name'),
      'no container of Deployment',
    ],
    [
      'arguments of another form',
      (text: string) =>
        text.replace('- --lora-modules\n', '- --lora-modules=a=b\n'),
      '--lora-modules is written with an equals sign',
    ],
  ])('refuses %s', (_, damage, message) => {
    const path = 'base/serving/model-server.yaml';
    const damaged = new Map([...files, [path, damage(files.get(path) ?? '')]]);
    expect(() => addAdapter(damaged, { pool, adapter: NO })).toThrow(message);
  });
});

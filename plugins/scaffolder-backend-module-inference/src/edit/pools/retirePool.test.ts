// SPDX-License-Identifier: Apache-2.0
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
import { addBackendRef } from '../routes/editBackendRefs';
import {
  detachPool,
  findLeftovers,
  findPoolUses,
  removePool,
} from './retirePool';

/** Of what is not the catalog's, and not the Gateway's own router. */
function kindsOf(files: RepositoryFiles, name: string) {
  return findObjects(files)
    .filter(object => object.kind !== 'HelmRelease' || object.name === name)
    .map(({ kind }) => kind);
}

/** Every file that is not Helm's reads as YAML, and every kustomization names what is there. */
function brokenReferences(files: RepositoryFiles): string[] {
  return [...files].flatMap(([path, text]) =>
    /\.ya?ml$/.test(path)
      ? parseAllDocuments(text).flatMap(({ errors }) => errors.map(String))
      : [],
  );
}

describe('retiring the only pool of', () => {
  it.each(MATRIX.filter((_, index) => index % 13 === 0))(
    '%s takes everything away in two steps',
    (_, raw) => {
      const input = readInput(repoInput, raw);
      const plan = planRepository(input);
      const { name, namespace } = plan.server.model;
      const pool = { namespace, name };
      const before = readRepository(buildRepository(plan));

      const detached = detachPool(before, pool);
      expect(findPoolUses(detached, pool)).toEqual([]);
      expect(brokenReferences(detached)).toEqual([]);
      // Servers are as they were: what is under way is answered.
      const serving = (files: RepositoryFiles) =>
        [...files].filter(([path]) => path.includes('/serving/'));
      expect(serving(detached)).toEqual(serving(before));

      const gone = removePool(detached, pool);
      expect(brokenReferences(gone)).toEqual([]);
      const rest = new Set(kindsOf(gone, name));
      for (const kind of [
        'InferencePool',
        'Deployment',
        'Service',
        'ServiceAccount',
        'HelmRelease',
        'InferenceObjective',
        'HTTPRoute',
        'AIGatewayRoute',
        'DestinationRule',
        'GCPBackendPolicy',
        'HealthCheckPolicy',
      ]) {
        expect(rest).not.toContain(kind);
      }
      const { gateway } = input;
      expect(findLeftovers(gone).some(({ kind }) => kind === 'Gateway')).toBe(
        gateway.create,
      );
      expect(removePool(gone, pool)).toEqual(gone);
    },
  );
});

describe('a pool beside another', () => {
  const [[, raw]] = MATRIX.filter(
    ([title]) => title === 'vllm × agentgateway × manifests × flux',
  );
  const plan = planRepository(
    readInput(repoInput, {
      ...raw,
      name: 'qwen',
      environments: [{ name: 'prod', cluster: 'prod-eu', replicas: 3 }],
    }),
  );
  const second = planRepository(
    readInput(repoInput, { ...raw, name: 'qwen-v2' }),
  );
  const renamed = buildRepository(second)
    .filter(({ path }) => /^base\/serving\/(?!kust)/.test(path))
    .map(({ path, content }) => ({
      path: path.replace('serving/', 'serving/v2-'),
      content,
    }));
  const both = () => {
    const files = new Map(
      readRepository([...buildRepository(plan), ...renamed]),
    );
    const kustomization = 'base/serving/kustomization.yaml';
    files.set(
      kustomization,
      `${files.get(kustomization)}${renamed
        .map(({ path }) => `  - ${path.slice(13)} # v2\n`)
        .join('')}`,
    );
    files.set(
      'catalog-info.yaml',
      (files.get('catalog-info.yaml') ?? '').replace(
        'prod-eu/chat/qwen',
        'prod-eu/chat/qwen, prod-eu/chat/qwen-v2',
      ),
    );
    return addBackendRef(files, {
      route: { namespace: 'chat', name: 'qwen' },
      rule: 0,
      backendRef: {
        group: 'inference.networking.k8s.io',
        kind: 'InferencePool',
        name: 'qwen-v2',
        weight: 1,
      },
    });
  };

  it('gets weight 0 first, which is one line', () => {
    const before = both();
    const after = detachPool(before, { namespace: 'chat', name: 'qwen' });
    const { written, deleted } = compareFiles(before, after);
    expect(deleted).toEqual([]);
    expect(written.map(({ path }) => path)).toEqual([
      'base/routing/route.yaml',
    ]);
    const old = (before.get('base/routing/route.yaml') ?? '').split('\n');
    const changed = written[0].content
      .split('\n')
      .flatMap((line, row) => (line === old[row] ? [] : [[old[row], line]]));
    expect(changed).toEqual([['          weight: 1', '          weight: 0']]);
  });

  it('takes along what is its own, and leaves what is the other’s', () => {
    const before = detachPool(both(), { namespace: 'chat', name: 'qwen' });
    const after = removePool(before, { namespace: 'chat', name: 'qwen' });
    const { written, deleted } = compareFiles(before, after);
    expect(deleted).toEqual(
      [
        'base/serving/endpoint-picker.yaml',
        'base/serving/model-server.yaml',
        'base/serving/objectives.yaml',
        'base/serving/pool.yaml',
      ].filter(path => before.has(path)),
    );
    expect(written.map(({ path }) => path)).toEqual([
      'base/routing/route.yaml',
      'base/serving/kustomization.yaml',
      'catalog-info.yaml',
      'overlays/prod/serving/kustomization.yaml',
    ]);
    expect(after.get('base/serving/kustomization.yaml')).toBe(
      `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n${renamed
        .map(({ path }) => `  - ${path.slice(13)} # v2\n`)
        .join('')}`,
    );
    expect(after.get('catalog-info.yaml')).toContain(
      'inference-portal.io/pools: prod-eu/chat/qwen-v2\n',
    );
    expect(after.get('overlays/prod/serving/kustomization.yaml')).toContain(
      'replicas: []',
    );
    expect(
      findPoolUses(after, { namespace: 'chat', name: 'qwen-v2' }),
    ).toHaveLength(1);
  });

  it('is not deleted while a rule gives it weight', () => {
    expect(() =>
      removePool(both(), { namespace: 'chat', name: 'qwen' }),
    ).toThrow(
      'base/routing/route.yaml: rule 0 of HTTPRoute qwen still sends requests to qwen',
    );
  });
});

// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readField, readList, readString } from '../cluster/readField';
import { loadCrds } from './loadCrds';
import { loadScenario } from './loadScenario';
import { parseScenario } from './parseScenario';
import { ScenarioError } from './ScenarioError';

const USERS = 'users: [{ name: admin, token: secret, rules: [] }]';

function messageOf(yaml: string): string {
  try {
    parseScenario(yaml, 'world.yaml');
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'no error';
}

describe('parseScenario', () => {
  it.each([
    [
      'a field that is missing',
      `title: T\nclusters: [{ ${USERS} }]`,
      'clusters[0].name:',
    ],
    [
      'a field that is mistyped',
      `title: T\nclusters: [{ name: a, ${USERS}, modles: [] }]`,
      'clusters[0]: Unrecognized key: "modles"',
    ],
    [
      'a value that is out of range',
      `title: T\nclusters:\n  - name: a\n    ${USERS}\n    nodePools: [{ name: n, count: -1, cpu: 4, memory: 8Gi }]`,
      'clusters[0].nodePools[0].count: Too small',
    ],
    [
      'a name that Kubernetes would refuse',
      `title: T\nclusters: [{ name: Prod_EU, ${USERS} }]`,
      'clusters[0].name: must be a Kubernetes name',
    ],
    [
      'an object without a name',
      `title: T\nclusters:\n  - name: a\n    ${USERS}\n    objects: [{ apiVersion: v1, kind: Pod, metadata: {} }]`,
      'clusters[0].objects[0].metadata.name:',
    ],
    [
      'two clusters of one name',
      `title: T\nclusters: [{ name: a, ${USERS} }, { name: a, ${USERS} }]`,
      'two clusters named a',
    ],
    ['YAML that is none', 'title: [', 'world.yaml is not valid YAML'],
    ['an empty file', '', 'world.yaml does not describe a scenario'],
    [
      'a fleet like a cluster that is not there',
      `title: T\nclusters: [{ name: a, ${USERS} }]\nfleet: { clusters: 2, pools: 1, endpoints: 1, like: b }`,
      'fleet.like names b',
    ],
  ])('names %s', (_case, yaml, message) => {
    expect(messageOf(yaml)).toContain(message);
  });

  it('takes plain objects as they are', () => {
    const { clusters } = parseScenario(
      `title: T\nclusters:\n  - name: a\n    ${USERS}\n    objects: [{ apiVersion: v1, kind: ConfigMap, metadata: { name: c, namespace: n }, data: { k: v } }]`,
      'world.yaml',
    );
    expect(clusters[0].objects.at(-1)).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'c', namespace: 'n' },
      data: { k: 'v' },
    });
    expect(
      clusters[0].objects.filter(({ kind }) => kind === 'Namespace').at(-1),
    ).toMatchObject({ metadata: { name: 'n' } });
  });
});

describe('the default scenario', () => {
  const [eu, us, edge] = loadScenario('default').clusters;
  const find = (kind: string, name: string) =>
    eu.objects.find(
      object => object.kind === kind && object.metadata.name === name,
    );

  it('has two clusters that answer and one that does not', () => {
    expect(
      [eu, us, edge].map(({ name, reachable }) => [name, reachable]),
    ).toEqual([
      ['prod-eu', true],
      ['prod-us', true],
      ['edge', false],
    ]);
  });

  it('splits qwen-chat 90 to 10 in prod-eu', () => {
    const [rule] = readList(find('HTTPRoute', 'qwen-chat'), 'spec', 'rules');
    expect(
      readList(rule, 'backendRefs').map(ref => [
        readString(ref, 'name'),
        readField(ref, 'weight'),
      ]),
    ).toEqual([
      ['qwen-chat-v1', 90],
      ['qwen-chat-v2', 10],
    ]);
  });

  it('maps the adapter to its base model, and any other model to itself', () => {
    const path = ['spec', 'traffic', 'transformation', 'request', 'set'];
    const [header] = readList(find('AgentgatewayPolicy', 'bbr'), ...path);
    expect(header).toEqual({
      name: 'X-Gateway-Base-Model-Name',
      value:
        'default({"support-tickets": "meta-llama/Llama-3.1-8B-Instruct"}[string(json(request.body).model)], string(json(request.body).model))',
    });
  });

  it('gives every pool a picker of its own that reads its pool', () => {
    for (const pool of eu.objects.filter(o => o.kind === 'InferencePool')) {
      const { name, namespace = '' } = pool.metadata;
      const [container] = readList(
        find('Deployment', `${name}-epp`),
        ...['spec', 'template', 'spec', 'containers'],
      );
      expect(readList(container, 'args').slice(0, 4)).toEqual([
        '--pool-name',
        name,
        '--pool-namespace',
        namespace,
      ]);
    }
  });

  it('lets the portal read what it reads, and no secrets', () => {
    const [reader] = eu.users;
    expect(reader.token).toBe('demo-portal-reader');
    const resources = reader.rules.flatMap(rule => rule.resources ?? []);
    expect(resources).toEqual(
      expect.arrayContaining(['pods', 'pods/proxy', 'services/proxy']),
    );
    expect(resources).not.toContain('secrets');
    expect(new Set(reader.rules.flatMap(({ verbs }) => verbs))).toEqual(
      new Set(['get', 'list', 'watch']),
    );
  });
});

describe('the fleet scenario', () => {
  it('expands to as many clusters, pools and servers as it says', () => {
    const { clusters } = loadScenario('fleet');
    expect(clusters).toHaveLength(51);
    const last = clusters[50];
    expect(last.name).toBe('fleet-50');
    expect(
      last.objects.filter(({ kind }) => kind === 'InferencePool'),
    ).toHaveLength(20);
    expect(last.traffic.models).toHaveLength(20);
  });

  it.each([
    ['of their own', '', ['seed', 'fleet-1', 'fleet-2']],
    ['that are the same', '  alike: true\n', ['seed', 'fleet', 'fleet']],
  ])('has clusters with names and numbers %s', (_, alike, expected) => {
    const file = join(__dirname, '../../scenarios/fleet.yaml');
    const text = readFileSync(file, 'utf8').replace(
      'clusters: 50',
      'clusters: 2',
    );
    const { clusters } = parseScenario(text + alike, file);
    expect(clusters.map(({ seed }) => seed)).toEqual(expected);
  });
});

describe('loadCrds', () => {
  it('finds those of all groups', () => {
    expect(
      new Set(loadCrds().map(crd => readString(crd, 'spec', 'group'))),
    ).toEqual(
      new Set([
        'agentgateway.dev',
        'gateway.networking.k8s.io',
        'inference.networking.k8s.io',
        'kustomize.toolkit.fluxcd.io',
        'llm-d.ai',
        'source.toolkit.fluxcd.io',
      ]),
    );
  });

  it('names what there is where one is not', () => {
    expect(() => loadCrds(['nonsense.v1'])).toThrow(
      /There is no CRD nonsense.v1; there are: agentgateway.dev_/,
    );
  });
});

describe('loadScenario', () => {
  it('says where it looked', () => {
    expect(() => loadScenario('nowhere')).toThrow(
      /There is no scenario nowhere: neither a built-in one nor a file .*nowhere/,
    );
  });
});

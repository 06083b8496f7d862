// SPDX-License-Identifier: Apache-2.0
import {
  createMockDirectory,
  TestBackend,
} from '@backstage/backend-test-utils';
import { startSimulator, Simulator } from '@inference-portal/cluster-simulator';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import {
  exampleInputs,
  readFolder,
  runAction,
} from '../__testUtils__/runAction';
import { startInference } from '../__testUtils__/startInference';
import { createGenerateRepoAction } from './generateRepo';
import { createValidateManifestsAction } from './validateManifests';

jest.setTimeout(120_000);

const workspace = createMockDirectory();
const generate = createGenerateRepoAction();
const [[, shared], [, own]] = exampleInputs(generate);

let simulator: Simulator;
let backend: TestBackend;
let validate: ReturnType<typeof createValidateManifestsAction>;

/** Of two users of a simulated cluster: one may write, the other reads. */
function clusterOf(name: string, token: string, url: string) {
  return {
    name,
    url,
    authProvider: 'serviceAccount',
    serviceAccountToken: token,
    skipMetricsLookup: true,
  };
}

beforeAll(async () => {
  simulator = await startSimulator({ basePort: 0, speed: 1 });
  const [{ url }] = simulator.clusters;
  const started = await startInference({
    features: [kubernetesPlugin],
    config: {
      kubernetes: {
        serviceLocatorMethod: { type: 'multiTenant' },
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [
              clusterOf('writable', 'demo-admin', url),
              clusterOf('readable', 'demo-portal-reader', url),
              clusterOf('down', 'demo-admin', 'http://127.0.0.1:9'),
            ],
          },
        ],
      },
    },
  });
  backend = started.backend;
  const { auth, discovery } = started.caller;
  validate = createValidateManifestsAction({ auth, discovery });
});

afterAll(async () => {
  await backend?.stop();
  await simulator?.stop();
});

beforeEach(() => workspace.clear());

function run(input: object) {
  return runAction(validate, { ...input }, workspace.path);
}

it('finds nothing wrong with what is generated', async () => {
  await runAction(generate, own, workspace.path);
  const output = await run({});
  expect(output).toMatchObject({
    problems: [],
    dryRun: 'no cluster was named',
  });
  expect(output.objects).toBeGreaterThan(10);
});

it('fails with file, line, field and fix', async () => {
  await runAction(generate, own, workspace.path);
  const path = 'base/serving/pool.yaml';
  const pool = readFolder(workspace.path)[path];
  workspace.addContent({
    [path]: pool.replace('number: 8000', 'number: 8001'),
  });
  await expect(run({})).rejects.toThrow(
    /base\/serving\/pool\.yaml:\d+ spec\.targetPorts \(error pool-port-mismatch\): .* Fix: /,
  );
  const { problems } = await run({ failOn: 'never' });
  expect(problems).toHaveLength(1);
});

it('knows a Gateway that somebody else owns', async () => {
  await runAction(generate, shared, workspace.path);
  const { problems } = await run({
    gateway: {
      name: 'inference-gateway',
      namespace: 'inference-system',
      provider: 'agentgateway',
    },
  });
  expect(problems).toEqual([]);
});

describe('a cluster', () => {
  const pool = (port: string) => ({
    'pool.yaml': `apiVersion: inference.networking.k8s.io/v1
kind: InferencePool
metadata:
  name: new-pool
  namespace: chat
spec:
  selector:
    matchLabels:
      app: new-pool
  targetPorts:
    - number: ${port}
  endpointPickerRef:
    name: new-pool-epp
    port:
      number: 9002
`,
  });
  const about = ({ problems }: Record<string, unknown>) =>
    JSON.parse(JSON.stringify(problems)).filter(
      ({ code }: { code?: string }) => code === undefined,
    );

  it('is asked whether it would take what is written, and keeps nothing', async () => {
    workspace.addContent(pool('8000'));
    const output = await run({ cluster: 'writable', failOn: 'never' });
    expect(output.dryRun).toBe('writable was asked about 1 objects');
    expect(about(output)).toEqual([]);
    const response = await fetch(
      `${simulator.clusters[0].url}/apis/inference.networking.k8s.io/v1/namespaces/chat/inferencepools/new-pool`,
      { headers: { Authorization: 'Bearer demo-admin' } },
    );
    expect(response.status).toBe(404);
  });

  it('tells the field that it refuses', async () => {
    workspace.addContent(pool('70000'));
    const output = await run({ cluster: 'writable', failOn: 'never' });
    expect(about(output)).toMatchObject([
      {
        path: 'pool.yaml',
        line: 11,
        field: 'spec.targetPorts[0].number',
        object: 'InferencePool chat/new-pool',
        detail:
          'spec.targetPorts[0].number must be <= 65535, by the definition of InferencePool in writable.',
        fix: 'Change spec.targetPorts[0].number so that it is to be <= 65535.',
      },
    ]);
    expect(output.dryRun).toBe('writable was asked about 0 objects');
  });

  it('tells a rule that no definition can hold, by a dry run', async () => {
    workspace.addContent({
      'pool.yaml': pool('8000')['pool.yaml'].replace(
        '    port:\n      number: 9002\n',
        '',
      ),
    });
    const output = await run({ cluster: 'writable', failOn: 'never' });
    expect(output.level).toBe('dry run');
    expect(about(output)).toMatchObject([
      { path: 'pool.yaml', severity: 'error' },
    ]);
  });

  it('tells a kind that it does not have', async () => {
    workspace.addContent({
      'thing.yaml':
        'apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: a\n',
    });
    const output = await run({ cluster: 'writable', failOn: 'never' });
    expect(about(output)).toMatchObject([
      {
        line: 1,
        field: 'apiVersion',
        detail: 'writable: it has no Thing of example.com/v1',
      },
    ]);
  });

  it('that the portal may only read tells by its definitions, and how far that goes', async () => {
    workspace.addContent(pool('70000'));
    const output = await run({ cluster: 'readable', failOn: 'never' });
    expect(output).toMatchObject({
      level: 'definitions',
      definitions: '1 objects were held against the definitions of readable',
    });
    expect(about(output)).toMatchObject([
      { line: 11, field: 'spec.targetPorts[0].number' },
    ]);
    workspace.addContent(pool('8000'));
    expect(await run({ cluster: 'readable', failOn: 'never' })).toMatchObject({
      level: 'definitions',
      dryRun:
        'readable was asked about 0 objects; the portal may not ask about InferencePool',
    });
  });

  it('tells fields that nobody knows or misses, each once', async () => {
    workspace.addContent({
      'pool.yaml': pool('"8000"')['pool.yaml'].replace(
        'selector:',
        'selektor:',
      ),
    });
    const output = await run({ cluster: 'readable', failOn: 'never' });
    expect(
      about(output)
        .filter(({ title }: Record<string, unknown>) =>
          String(title).includes('definition'),
        )
        .map(({ line, field, fix }: Record<string, unknown>) => [
          line,
          field,
          fix,
        ]),
    ).toEqual([
      [7, 'spec.selector', 'Write spec.selector.'],
      [8, 'spec.selektor', 'Take spec.selektor away, or correct its name.'],
      [
        11,
        'spec.targetPorts[0].number',
        'Change spec.targetPorts[0].number so that it is to be integer.',
      ],
    ]);
  });

  it('that is down is no problem of the files', async () => {
    workspace.addContent(pool('8000'));
    const output = await run({ cluster: 'down', failOn: 'never' });
    expect(output).toMatchObject({
      level: 'rules',
      definitions: expect.stringMatching(
        /^the definitions of down could not be read: /,
      ),
      dryRun: expect.stringMatching(/^down could not be asked: /),
    });
    expect(about(output)).toEqual([]);
  });
});

it.each([
  ['nowhere', 'targetPath: nowhere does not exist'],
  ['.', 'targetPath: . has no files of YAML'],
  ['../..', 'leads out of the workspace'],
])('refuses to check %s', async (targetPath, message) => {
  await expect(run({ targetPath })).rejects.toThrow(message);
});

it('takes its examples', async () => {
  const inputs = exampleInputs(validate);
  expect(inputs).toHaveLength(3);
  for (const [, input] of inputs) {
    // The input is read before the files are looked for.
    await expect(run(input)).rejects.toThrow(
      /targetPath: \S+ (has no files of YAML|does not exist)/,
    );
  }
});

// SPDX-License-Identifier: Apache-2.0
import { execFile, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApiServerForTest, TestApi } from './startApiServerForTest';

jest.setTimeout(60_000);

const INSTALLED = !spawnSync('kubectl', ['version', '--client']).error;
// A machine without kubectl says so in the list of tests and goes on; the rule
// doesn't see that this is a describe.
/* eslint-disable jest/no-standalone-expect */
const describeWithKubectl = INSTALLED ? describe : describe.skip;

const POOL = (port: number) => `
apiVersion: inference.networking.k8s.io/v1
kind: InferencePool
metadata:
  name: qwen-chat
  namespace: llm-prod
  labels: { app: qwen-chat }
spec:
  selector: { matchLabels: { app: qwen-chat } }
  targetPorts: [{ number: ${port} }]
  endpointPickerRef: { name: qwen-chat-epp, port: { number: 9002 } }
`;

const DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: qwen-chat, namespace: llm-prod }
spec:
  selector: { matchLabels: { app: qwen-chat } }
  template:
    metadata: { labels: { app: qwen-chat } }
    spec:
      containers: [{ name: vllm, image: 'vllm/vllm-openai:v0.26.0' }]
`;

describeWithKubectl('kubectl (skipped where it is not installed)', () => {
  let api: TestApi;
  let home: string;

  beforeEach(async () => {
    api = await startApiServerForTest();
    home = mkdtempSync(join(tmpdir(), 'kubectl-'));
  });
  afterEach(async () => {
    await api.stop();
    rmSync(home, { recursive: true, force: true });
  });

  /** Over TLS: kubectl sends no token over plain HTTP. */
  function args(...rest: string[]) {
    return [
      ...['--server', api.url.replace('http:', 'https:')],
      ...['--insecure-skip-tls-verify', '--token', 'admin'],
      ...['--cache-dir', home],
      ...rest,
    ];
  }

  const options = () => ({
    env: { PATH: process.env.PATH, HOME: home, KUBECONFIG: join(home, 'none') },
  });

  function kubectl(...rest: string[]) {
    return new Promise<{ code: number; output: string }>(resolve => {
      execFile('kubectl', args(...rest), options(), (error, stdout, stderr) =>
        resolve({
          code: error ? Number(error.code) : 0,
          output: `${stdout}${stderr}`,
        }),
      );
    });
  }

  function manifest(text: string) {
    const file = join(home, 'manifest.yaml');
    writeFileSync(file, text);
    return file;
  }

  it('applies, on the server and not, dry and for real', async () => {
    const dry = await kubectl(
      'apply',
      '--dry-run=server',
      '-f',
      manifest(POOL(8000)),
    );
    expect(dry.output).toContain('qwen-chat created (server dry run)');
    const applied = await kubectl(
      'apply',
      '--server-side',
      '-f',
      manifest(POOL(8000)),
    );
    expect(applied.output).toContain('qwen-chat serverside-applied');
    const refused = await kubectl(
      'apply',
      '--server-side',
      '--field-manager=flux',
      '-f',
      manifest(POOL(8001)),
    );
    expect(refused.output).toContain(
      'Apply failed with 1 conflict: conflict with "kubectl": .spec.targetPorts',
    );
    const invalid = await kubectl(
      'apply',
      '--server-side',
      '--dry-run=server',
      '-f',
      manifest(POOL(70000)),
    );
    expect(invalid.output).toContain(
      'spec.targetPorts[0].number in body should be less than or equal to 65535',
    );
    const deployed = await kubectl('apply', '-f', manifest(DEPLOYMENT));
    expect(deployed.output).toContain('deployment.apps/qwen-chat created');
    const again = await kubectl(
      'apply',
      '-f',
      manifest(DEPLOYMENT.replace('v0.26.0', 'v0.27.0')),
    );
    expect(again.output).toContain('deployment.apps/qwen-chat configured');
    const unknown = await kubectl(
      'apply',
      '-f',
      manifest(POOL(8000).replace('targetPorts', 'ports: 1\n  targetPorts')),
    );
    expect(unknown.output).toContain('unknown field "spec.ports"');
  });

  it('gets, lists, describes, scales, explains and deletes', async () => {
    await kubectl('apply', '--server-side', '-f', manifest(POOL(8000)));
    await kubectl('apply', '-f', manifest(DEPLOYMENT));
    const list = await kubectl('get', 'inferencepools', '-A');
    expect(list.output).toMatch(
      /^NAMESPACE +NAME +AGE\nllm-prod +qwen-chat +\d+s\n$/,
    );
    const yaml = await kubectl(
      'get',
      'infpool',
      '-n',
      'llm-prod',
      '-o',
      'yaml',
    );
    expect(yaml.output).toContain('failureMode: FailClose');
    const all = await kubectl('get', 'all', '-n', 'llm-prod');
    expect(all.output).toMatch(/qwen-chat +0\/1/);
    const described = await kubectl(
      'describe',
      'infpool',
      'qwen-chat',
      '-n',
      'llm-prod',
    );
    expect(described.output).toContain('Failure Mode:  FailClose');
    const scaled = await kubectl(
      'scale',
      'deployment/qwen-chat',
      '-n',
      'llm-prod',
      '--replicas=3',
    );
    expect(scaled.output).toBe('deployment.apps/qwen-chat scaled\n');
    const explained = await kubectl('explain', 'infpool.spec.targetPorts');
    expect(explained.output).toContain('FIELD: targetPorts <[]Object>');
    const resources = await kubectl('api-resources', '--no-headers');
    expect(resources.output).toMatch(/inferencepools +infpool/);
    const deleted = await kubectl(
      'delete',
      'infpool',
      'qwen-chat',
      '-n',
      'llm-prod',
    );
    expect(deleted.output).toContain('"qwen-chat" deleted');
    const gone = await kubectl('get', 'infpool', 'qwen-chat', '-n', 'llm-prod');
    expect(gone.output).toContain(
      'inferencepools.inference.networking.k8s.io "qwen-chat" not found',
    );
  });

  it('watches', async () => {
    const watching = spawn(
      'kubectl',
      args('get', 'inferencepools', '-A', '-w', '-o', 'name'),
      options(),
    );
    let output = '';
    const seen = new Promise<void>(resolve => {
      watching.stdout.on('data', chunk => {
        output += chunk;
        if (output.includes('qwen-chat')) {
          resolve();
        }
      });
    });
    await new Promise<void>(resolve => {
      const timer = setInterval(() => {
        if (api.server.stats().openWatches > 0) {
          clearInterval(timer);
          resolve();
        }
      }, 20);
    });
    await kubectl('apply', '--server-side', '-f', manifest(POOL(8000)));
    await seen;
    watching.kill();
    expect(output).toBe(
      'inferencepool.inference.networking.k8s.io/qwen-chat\n',
    );
  });

  it('asks what it may', async () => {
    expect((await kubectl('auth', 'can-i', 'list', 'pods')).output).toBe(
      'yes\n',
    );
    expect((await kubectl('auth', 'whoami')).output).toContain('rig-admin');
  });
});

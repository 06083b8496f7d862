// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AskOptions,
  startApiServerForTest,
  TestApi,
} from './startApiServerForTest';

const POOLS = '/apis/inference.networking.k8s.io/v1';
const IN_PROD = `${POOLS}/namespaces/llm-prod/inferencepools`;

/** Body and HTTP line of a recorded answer of a real API server. */
function recorded(name: string) {
  const text = readFileSync(join(__dirname, 'samples/errors', name), 'utf8');
  const line = /\nHTTP (\d+) (.+)\n?$/.exec(text);
  const body = line ? text.slice(0, line.index) : text;
  return {
    body: body.trim(),
    code: line ? Number(line[1]) : 400,
    type: line ? line[2] : 'application/json',
  };
}

const pool = (failureMode: string, extra = {}) => ({
  apiVersion: 'inference.networking.k8s.io/v1',
  kind: 'InferencePool',
  metadata: { name: 'x', namespace: 'llm-prod' },
  spec: {
    selector: { matchLabels: { a: 'b' } },
    targetPorts: [{ number: 8000 }],
    endpointPickerRef: { name: 'e', port: { number: 9002 }, failureMode },
    ...extra,
  },
});

const podSpec = {
  containers: [{ name: 'vllm', ports: [{ containerPort: 8000 }] }],
};

const CASES: Array<{ file: string; path: string; ask?: AskOptions }> = [
  {
    file: 'bad-label-selector-400.txt',
    path: `${POOLS}/inferencepools?labelSelector=a%20key`,
  },
  {
    file: 'continue-invalid.json',
    path: `${POOLS}/inferencepools?limit=1&continue=bogus`,
  },
  { file: 'crd-missing-404.txt', path: '/apis/example.com/v1/things' },
  {
    file: 'dry-run-invalid-422.txt',
    path: `${IN_PROD}?dryRun=All`,
    ask: { method: 'POST', body: pool('Bogus') },
  },
  {
    file: 'dry-run-unknown-field-400.txt',
    path: `${IN_PROD}?dryRun=All&fieldValidation=Strict`,
    ask: { method: 'POST', body: pool('FailOpen', { typo: 1 }) },
  },
  {
    file: 'forbidden-403-list.txt',
    path: `${POOLS}/inferencepools`,
    ask: { token: 'nothing' },
  },
  {
    file: 'forbidden-403-pods-proxy.txt',
    path: '/api/v1/namespaces/llm-prod/pods/vllm-llama-6458994d77-5m2qm:8000/proxy/metrics',
    ask: { token: 'limited' },
  },
  {
    file: 'namespace-missing-404-create.txt',
    path: `${POOLS}/namespaces/nope/inferencepools`,
    ask: {
      method: 'POST',
      body: { ...pool('FailOpen'), metadata: { name: 'x', namespace: 'nope' } },
    },
  },
  { file: 'object-missing-404.txt', path: `${IN_PROD}/nope` },
  {
    file: 'proxy-closed-port-503.txt',
    path: '/api/v1/namespaces/llm-prod/pods/alive:9999/proxy/metrics',
  },
  {
    file: 'proxy-dead-pod-503.txt',
    path: '/api/v1/namespaces/llm-prod/pods/dead:8000/proxy/metrics',
  },
  {
    file: 'proxy-missing-pod-404.txt',
    path: '/api/v1/namespaces/llm-prod/pods/nope:8000/proxy/metrics',
  },
  {
    file: 'unauthorized-401.txt',
    path: `${POOLS}/inferencepools`,
    ask: { token: 'not-a-token' },
  },
];

describe('failures, as recorded from a real API server', () => {
  let api: TestApi;

  beforeAll(async () => {
    const pod = (name: string, podIP: string, phase: string) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'llm-prod' },
      spec: podSpec,
      status: { phase, podIP },
    });
    api = await startApiServerForTest({
      objects: [
        pod('alive', '10.244.1.20', 'Running'),
        pod('dead', '10.244.1.19', 'Failed'),
      ],
    });
  });
  afterAll(() => api.stop());

  it.each(CASES)('$file', async ({ file, path, ask }) => {
    const expected = recorded(file);
    const answer = await api.ask(path, {
      ...ask,
      headers: { 'user-agent': 'curl/8.5.0' },
    });
    expect(answer.text.trim()).toBe(expected.body);
    expect(answer.code).toBe(expected.code);
    expect(answer.headers['content-type']).toBe(expected.type);
  });

  it('answers a dry run with what would be stored', async () => {
    const expected = JSON.parse(recorded('dry-run-ok.txt').body);
    const { endpointPickerRef, ...spec } = pool('FailClose').spec;
    const { failureMode, ...picker } = endpointPickerRef;
    const { code, body } = await api.ask(`${IN_PROD}?dryRun=All`, {
      method: 'POST',
      headers: { 'user-agent': 'curl/8.5.0' },
      body: {
        ...pool(''),
        spec: { ...spec, endpointPickerRef: picker },
      },
    });
    expect(code).toBe(201);
    const { uid, creationTimestamp, managedFields, ...metadata } =
      body.metadata;
    const [entry] = managedFields;
    const wanted = expected.metadata;
    expect(metadata).toEqual({
      generation: 1,
      name: 'x',
      namespace: 'llm-prod',
    });
    expect(body.spec).toEqual(expected.spec);
    expect(entry).toEqual({
      ...wanted.managedFields[0],
      time: creationTimestamp,
    });
    expect((await api.ask(`${IN_PROD}/x`)).code).toBe(404);
  });
});

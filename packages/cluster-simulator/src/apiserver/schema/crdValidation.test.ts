// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApiServerForTest, TestApi } from '../startApiServerForTest';

/** What became of a request: refused with a message, or accepted as what. */
interface Outcome {
  code: number;
  message?: string;
  spec?: unknown;
  warning?: string;
}

/** Accepted ones tell the stored spec, and the warnings as Python prints them. */
function outcome(code: number, text: string): Outcome {
  if (code === 422) {
    return { code, message: text };
  }
  const found = /^ACCEPTED\s+warn=(.*?) spec=(.*)$/.exec(text);
  const warning =
    found?.[1] === 'None'
      ? undefined
      : found?.[1].slice(2, -2).replace(/\\\\/g, '\\');
  return { code, spec: JSON.parse(found?.[2] ?? 'null'), warning };
}

/** `P1 no selector: 422 message` by its number. */
const RECORDED = new Map(
  readFileSync(
    join(__dirname, '../samples/errors/crd-validation-31-cases.txt'),
    'utf8',
  )
    .trim()
    .split('\n')
    .map(line => {
      const found = /^(\w+) .*?: (422|201) (.*)$/.exec(line) ?? [];
      return [found[1], outcome(Number(found[2]), found[3])];
    }),
);

const SELECTOR = { matchLabels: { a: 'b' } };
const PORTS = [{ number: 8000 }];
const PICKER = { name: 'epp', port: { number: 9002 } };
const POOL = {
  selector: SELECTOR,
  targetPorts: PORTS,
  endpointPickerRef: PICKER,
};
const without = (field: keyof typeof POOL) => {
  const { [field]: _, ...rest } = POOL;
  return rest;
};
const numbers = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ number: 8000 + index }));

const POOLS: Record<string, unknown> = {
  P1: without('selector'),
  P2: { ...POOL, selector: { matchLabels: {} } },
  P3: without('targetPorts'),
  P4: { ...POOL, targetPorts: [] },
  P5: { ...POOL, targetPorts: [...PORTS, ...PORTS] },
  P6: { ...POOL, targetPorts: numbers(9) },
  P7: { ...POOL, endpointPickerRef: { name: 'epp' } },
  P8: { ...POOL, endpointPickerRef: { ...PICKER, failureMode: 'Bogus' } },
  P9: { ...POOL, targetPorts: [{ number: 70000 }] },
  P10: { ...POOL, appProtocol: 'grpc' },
  P11: { ...POOL, selector: { matchLabels: { a: '-x-' } } },
  P12: { ...POOL, selector: { matchLabels: { 'bad key!': 'x' } } },
  P14: {
    ...POOL,
    endpointPickerRef: {
      group: 'gateway.networking.k8s.io',
      kind: 'Gateway',
      name: 'g',
    },
  },
  P15: { ...POOL, bogus: 1 },
  P16: { ...POOL, targetPorts: [{}] },
  P17: { ...POOL, selector: { ...SELECTOR, matchExpressions: [] } },
};

const GATEWAY = { name: 'inference-gateway' };
const PARENTS = [GATEWAY];
const BACKEND = {
  group: 'inference.networking.k8s.io',
  kind: 'InferencePool',
  name: 'pool-llama',
};
const route = (rule: unknown) => ({ parentRefs: PARENTS, rules: [rule] });
const backend = (fields: unknown) =>
  route({ backendRefs: [{ ...BACKEND, ...(fields as object) }] });

const ROUTES: Record<string, unknown> = {
  R1: backend({ weight: -1 }),
  R2: backend({ weight: 1000001 }),
  R3: route({ backendRefs: [{ name: 'svc' }] }),
  R4: backend({}),
  R5: route({ backendRefs: [{ kind: 'InferencePool', name: 'pool-llama' }] }),
  R6: route({ matches: [{ path: { type: 'PathPrefix', value: 'x' } }] }),
  R7: route({ backendRefs: Array.from({ length: 17 }, () => BACKEND) }),
  R8: { parentRefs: PARENTS, rules: [] },
  R9: { ...backend({}), hostnames: ['1.2.3.4:80'] },
  R10: route({
    filters: [
      { type: 'RequestRedirect', requestRedirect: { statusCode: 302 } },
    ],
    backendRefs: [BACKEND],
  }),
  R11: route({
    backendRefs: [BACKEND],
    timeouts: { request: '1s', backendRequest: '2s' },
  }),
  R12: { ...backend({}), parentRefs: [GATEWAY, GATEWAY] },
  R13: { parentRefs: PARENTS },
  R14: {
    parentRefs: PARENTS,
    rules: Array.from({ length: 17 }, () => ({ backendRefs: [BACKEND] })),
  },
};

describe('validation of custom resources, as recorded', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApiServerForTest();
  });
  afterAll(() => api.stop());

  const create = (
    path: string,
    apiVersion: string,
    kind: string,
    spec: unknown,
  ) =>
    api.ask(`${path}?dryRun=All`, {
      method: 'POST',
      body: { apiVersion, kind, metadata: { name: 'bad' }, spec },
    });

  it.each([
    ...Object.entries(POOLS).map(([id, spec]) => ({ id, spec, pool: true })),
    ...Object.entries(ROUTES).map(([id, spec]) => ({ id, spec, pool: false })),
  ])('$id', async ({ id, spec, pool }) => {
    const group = pool
      ? 'inference.networking.k8s.io'
      : 'gateway.networking.k8s.io';
    const { code, body, headers } = await create(
      `/apis/${group}/v1/namespaces/llm-prod/${
        pool ? 'inferencepools' : 'httproutes'
      }`,
      `${group}/v1`,
      pool ? 'InferencePool' : 'HTTPRoute',
      spec,
    );
    const { message } = body;
    expect(
      code === 422
        ? { code, message }
        : { code, spec: body.spec, warning: headers.warning },
    ).toEqual(RECORDED.get(id));
  });

  it('requires a picker, as GIE 1.5 does and 1.6 does not', async () => {
    const { code, body } = await create(
      '/apis/inference.networking.k8s.io/v1/namespaces/llm-prod/inferencepools',
      'inference.networking.k8s.io/v1',
      'InferencePool',
      without('endpointPickerRef'),
    );
    expect(code).toBe(422);
    expect(body.details.causes[0]).toEqual({
      reason: 'FieldValueRequired',
      message: 'Required value',
      field: 'spec.endpointPickerRef',
    });
  });

  it('evaluates the rules of AgentgatewayPolicy', async () => {
    const { code, body } = await create(
      '/apis/agentgateway.dev/v1alpha1/namespaces/llm-prod/agentgatewaypolicies',
      'agentgateway.dev/v1alpha1',
      'AgentgatewayPolicy',
      {
        targetRefs: [
          { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'r' },
        ],
        traffic: {
          phase: 'PreRouting',
          transformation: {
            request: {
              set: [{ name: 'x', value: 'string(json(request.body).model)' }],
            },
          },
        },
      },
    );
    expect(code).toBe(422);
    expect(body.message).toContain(
      "the 'traffic.phase=PreRouting' field can only target a Gateway or ListenerSet",
    );
  });

  it.each([
    ['3600s', 201],
    ['an hour', 422],
    ['0s', 422],
  ])('answers a timeout of %j with %i', async (request, expected) => {
    const { code } = await create(
      '/apis/agentgateway.dev/v1alpha1/namespaces/llm-prod/agentgatewaypolicies',
      'agentgateway.dev/v1alpha1',
      'AgentgatewayPolicy',
      {
        targetRefs: [
          { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'r' },
        ],
        traffic: { timeouts: { request } },
      },
    );
    expect(code).toBe(expected);
  });
});

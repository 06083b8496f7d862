// SPDX-License-Identifier: Apache-2.0
import { JsonObject } from '@backstage/types';
import { ENGINES } from '../input/engineInput';
import { PROVIDERS } from '../input/gatewayInput';
import { PICKERS } from '../input/pickerInput';

const VERSIONS: Record<string, string[]> = {
  agentgateway: ['1.4.1', '1.2.1'],
  istio: ['1.30.1', '1.28.0'],
  'envoy-ai-gateway': ['1.1.0', '0.7.0'],
  'nginx-gateway-fabric': ['2.6.7', '2.3.0'],
  gke: ['1.34', '1.33'],
};
const TOOLS = ['none', 'flux', 'argocd'] as const;
/** The one that is refused stands in a test of its own. */
const SUPPORTED = PROVIDERS.filter(provider => provider !== 'kgateway');

/** Texts that YAML readers like to take for something else. */
const TRICKY = ['no', 'on', '1e3', '0o17', '12:30', 'null', '~'];

/** Every engine with every provider, picker and tool, and with each of them what else can be asked for. */
export const MATRIX: Array<[title: string, input: JsonObject]> =
  ENGINES.flatMap(engine =>
    SUPPORTED.flatMap(provider =>
      PICKERS.flatMap(picker =>
        TOOLS.map(tool => ({ engine, provider, picker, tool })),
      ),
    ),
  ).map((combination, index) => [
    Object.values(combination).join(' × '),
    vary(combination, index),
  ]);

interface Combination {
  engine: (typeof ENGINES)[number];
  provider: (typeof SUPPORTED)[number];
  picker: (typeof PICKERS)[number];
  tool: (typeof TOOLS)[number];
}

/** What is not crossed takes turns, by numbers that share no factor. */
function vary(
  { engine, provider, picker, tool }: Combination,
  index: number,
): JsonObject {
  const every = (nth: number) => index % nth === 0;
  const takesAdapters = ['vllm', 'vllm-cpu', 'llm-d-inference-sim', 'sglang'];
  const create = every(2);
  const hasRoles = engine === 'vllm' && picker !== 'gie' && every(5);
  return {
    model: every(7)
      ? `org/${'a-very-long-name-of-a-model-'.repeat(7)}${index}`
      : 'Qwen/Qwen2.5-1.5B-Instruct',
    namespace: 'chat',
    ...(every(3) && takesAdapters.includes(engine)
      ? {
          adapters: TRICKY.map(name => ({ name, source: `/adapters/${name}` })),
        }
      : {}),
    engine: {
      kind: engine,
      ...(hasRoles ? { roles: { prefill: 2, decode: 3 } } : {}),
      ...(every(11) ? { contextLength: 1_000_000 } : {}),
      ...(engine !== 'llm-d-inference-sim' && every(4)
        ? { cache: { storageClass: 'shared', size: '50Gi' } }
        : {}),
      ...(every(9) ? { huggingFaceToken: { name: 'hf', key: 'token' } } : {}),
    },
    picker: { kind: picker, metricsAuth: !every(3) },
    gateway: {
      provider,
      version: VERSIONS[provider][index % 2],
      name: 'inference-gateway',
      ...(every(4) ? {} : { namespace: 'inference-system' }),
      create,
      ...(create && every(3)
        ? {
            hostname: 'models.example.com',
            tls: { issuer: { name: 'letsencrypt' } },
          }
        : {}),
    },
    timeouts: { requestSeconds: [600, 3600, 0][index % 3] },
    ...(every(5) ? { objectives: [{ name: 'batch', priority: -1 }] } : {}),
    gitops: {
      tool,
      ...(tool === 'none'
        ? {}
        : { repoUrl: 'https://git.example.com/chat/qwen.git' }),
    },
    environments: every(3)
      ? [
          { name: 'staging', hostname: 'staging.example.com' },
          {
            name: 'production',
            cluster: 'prod-eu',
            ...(hasRoles ? {} : { replicas: 5 }),
          },
        ]
      : [{ name: 'production' }],
    catalog: {
      owner: 'group:default/team-chat',
      ...(every(3) ? { description: '=' } : {}),
    },
    ci: ['github', 'gitlab', 'gitea', 'none'][index % 4],
  };
}

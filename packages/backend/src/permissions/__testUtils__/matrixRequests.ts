// SPDX-License-Identifier: Apache-2.0

/** Of the one pool that there is. */
export const MANIFEST = `apiVersion: inference.networking.k8s.io/v1
kind: InferencePool
metadata:
  name: qwen-chat
  namespace: chat
`;

/** What stands for the parts of a path. */
const PARTS: Record<string, string> = {
  '/clusters/:name': '/clusters/prod-eu',
  ':kind/:namespace/:name': 'component/default/qwen-chat',
  ':cluster/:namespace/:name': 'prod-eu/chat/qwen-chat',
  ':owner/:name': 'team-chat/qwen-chat',
  ':number': '1',
};

const OBJECT =
  'cluster=prod-eu&apiVersion=inference.networking.k8s.io/v1&objectKind=InferencePool&objectNamespace=chat&objectName=qwen-chat';
const QUERIES: Record<string, string> = {
  'GET /api/inference/v1/rollouts/:kind/:namespace/:name/forecast':
    'cluster=prod-eu&routeNamespace=chat&route=qwen-chat&rule=0&weight=0.2',
  'GET /api/inference/v1/history': 'pools=prod-eu/chat/qwen-chat',
  'GET /api/inference/v1/entities/:kind/:namespace/:name/object': OBJECT,
};

const README = {
  path: 'README.md',
  content: Buffer.from('# qwen-chat\n').toString('base64'),
};
const PROPOSAL = {
  branch: 'describe',
  title: 'Describe it',
  message: 'Describe it',
  base: 'a'.repeat(40),
  files: [README],
};
const STEP = {
  versions: { namespace: 'chat', stable: 'qwen-chat', canary: 'qwen-chat-v2' },
  weights: { stable: 90, canary: 10 },
  pullRequest: 'https://git.example/pulls/1',
};

/** A service writes for somebody; users write as themselves. */
const BODIES: Record<string, (onBehalfOf?: string) => object> = {
  'POST /api/inference/v1/clusters/:name/upgrade-check': () => ({
    gatewayApi: 'v1.6.1',
  }),
  'POST /api/inference/v1/explain': () => ({ cluster: 'prod-eu' }),
  'POST /api/inference/v1/manifests/check': () => ({
    files: [{ path: 'pool.yaml', content: MANIFEST }],
  }),
  'POST /api/inference/v1/rollouts/:kind/:namespace/:name/steps':
    onBehalfOf => ({ ...STEP, onBehalfOf }),
  'POST /api/local-git/repositories/:owner/:name/commits': onBehalfOf => ({
    message: 'Describe it',
    files: [README],
    onBehalfOf,
  }),
  'POST /api/local-git/repositories/:owner/:name/pulls': onBehalfOf => ({
    ...PROPOSAL,
    onBehalfOf,
  }),
  'POST /api/local-git/repositories/:owner/:name/pulls/:number/merge':
    onBehalfOf => ({ onBehalfOf }),
  'POST /api/local-git/repositories/:owner/:name/pulls/:number/close':
    onBehalfOf => ({ onBehalfOf }),
};

/** A request to a route, about the model and its repository. */
export function requestTo(
  route: string,
  onBehalfOf: string | undefined,
): { method: string; path: string; body?: object } {
  const [method, template] = route.split(' ');
  const path = Object.entries(PARTS).reduce(
    (known, [part, name]) => known.replace(part, name),
    template,
  );
  if (path.includes(':')) {
    throw new Error(`Nothing stands for the rest of ${path}`);
  }
  const query = QUERIES[route] ? `?${QUERIES[route]}` : '';
  return { method, path: `${path}${query}`, body: BODIES[route]?.(onBehalfOf) };
}

const ENTITY = { entityRef: 'component:default/qwen-chat' };
const CLUSTER = { cluster: 'prod-eu' };
const TOOL_INPUTS: Record<string, object> = {
  'list-pools': {},
  'explain-request': CLUSTER,
  'diagnose-cluster': CLUSTER,
  'start-canary': {
    ...ENTITY,
    ...CLUSTER,
    namespace: 'chat',
    route: 'qwen-chat',
    stable: 'qwen-chat',
    canary: 'qwen-chat-v2',
    weight: 5,
    image: 'vllm/vllm-openai:v0.11.0',
  },
  'shift-canary': { ...ENTITY, weight: 20 },
  'check-upgrade': { ...CLUSTER, gatewayApi: 'v1.6.1' },
};

/** What a tool is asked; most are asked about an entity. */
export function inputOfTool(name: string): object {
  return TOOL_INPUTS[name] ?? ENTITY;
}

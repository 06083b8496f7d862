// SPDX-License-Identifier: Apache-2.0

/** Whose model it is, and in whose name it is committed. */
export const GEMMA_SUMMARY = {
  team: 'team-chat',
  name: 'gemma-summary',
  author: 'user:default/chloe',
};

/**
 * What `inference:repo:generate` makes a repository from: a healthy model with
 * one pool, which its team can make changes to by itself.
 */
export function describeGemmaSummary(repoUrl: string) {
  return {
    model: 'google/gemma-3-4b-it',
    name: GEMMA_SUMMARY.name,
    namespace: 'chat',
    engine: { kind: 'vllm', replicas: 2, gpus: 1, contextLength: 8192 },
    gateway: {
      provider: 'agentgateway',
      version: 'v1.4.1',
      name: 'inference-gateway',
      namespace: 'inference-system',
    },
    timeouts: { requestSeconds: 300 },
    gitops: { tool: 'flux', repoUrl },
    environments: [{ name: 'prod-eu', cluster: 'prod-eu' }],
    catalog: {
      owner: `group:default/${GEMMA_SUMMARY.team}`,
      system: 'model-serving',
      description:
        'Gemma 3 4B, which sums chats up for those who take them over',
    },
    ci: 'none',
  };
}

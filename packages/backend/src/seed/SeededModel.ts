// SPDX-License-Identifier: Apache-2.0

/** A model of the demo that is in Git from the first start on. */
export interface SeededModel {
  /** Whose it is. */
  team: string;
  name: string;
  /** In whose name it is committed. */
  author: string;
  /** What `inference:repo:generate` makes its repository from. */
  describe(repoUrl: string): Record<string, unknown>;
}

/** What all of them have in common: prod-eu's gateway, and Flux, which applies them. */
export function onProdEu(repoUrl: string) {
  return {
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
    ci: 'none',
  };
}

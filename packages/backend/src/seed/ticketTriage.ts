// SPDX-License-Identifier: Apache-2.0

/** Whose model it is, and in whose name it is committed. */
export const TICKET_TRIAGE = {
  team: 'team-support',
  name: 'ticket-triage',
  author: 'user:default/samir',
};

/**
 * What `inference:repo:generate` makes a repository from: a model whose clients
 * ask for its adapter, beside which its team can try another in the same pool.
 */
export function describeTicketTriage(repoUrl: string) {
  return {
    model: 'Qwen/Qwen2.5-7B-Instruct',
    adapters: [{ name: 'triage', source: '/adapters/triage' }],
    name: TICKET_TRIAGE.name,
    namespace: 'support',
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
      owner: `group:default/${TICKET_TRIAGE.team}`,
      system: 'model-serving',
      description:
        'Qwen 2.5 7B with an adapter that says which team a ticket is for',
    },
    ci: 'none',
  };
}

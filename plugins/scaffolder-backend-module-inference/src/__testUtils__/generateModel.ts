// SPDX-License-Identifier: Apache-2.0
import { createGenerateRepoAction } from '../actions/generateRepo';
import { runAction } from './runAction';

/** A model's repository, as a team gets it from the form. */
export function generateModel(folder: string, more: object = {}) {
  return runAction(
    createGenerateRepoAction(),
    {
      model: 'Qwen/Qwen2.5-1.5B-Instruct',
      name: 'qwen-chat',
      namespace: 'chat',
      engine: { kind: 'llm-d-inference-sim' },
      gateway: {
        provider: 'agentgateway',
        name: 'inference-gateway',
        namespace: 'inference-system',
      },
      environments: [{ name: 'prod-eu', cluster: 'prod-eu' }],
      catalog: { owner: 'group:default/team-chat' },
      ...more,
    },
    folder,
  );
}

// SPDX-License-Identifier: Apache-2.0
/*
 * The plugin alone, with the Kubernetes backend that it reads clusters through.
 * Start the simulator first (`yarn simulator` at the root), then here
 * `yarn start --config dev/app-config.yaml`, and ask:
 *
 *   curl localhost:7007/api/inference/v1/entities/component/default/qwen-chat
 */
import { createBackend } from '@backstage/backend-defaults';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { MODELS_ANNOTATION } from '@inference-portal/backstage-plugin-inference-common';

const backend = createBackend();

backend.add(
  catalogServiceMock.factory({
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'qwen-chat',
          annotations: { [MODELS_ANNOTATION]: 'Qwen/Qwen2.5-1.5B-Instruct' },
        },
        spec: { type: 'model-server', owner: 'team-chat' },
      },
    ],
  }),
);
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('../src'));

backend.start();

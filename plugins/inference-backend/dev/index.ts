// SPDX-License-Identifier: Apache-2.0
/*
 * The plugin alone, with the Kubernetes backend that it reads clusters through.
 * Start the simulator first (`yarn simulator` at the root), then `yarn start` here:
 *
 *   curl -H 'Authorization: Bearer dev' localhost:7007/api/inference/v1/pools
 */
import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { MODELS_ANNOTATION } from '@inference-portal/backstage-plugin-inference-common';

const backend = createBackend();

backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
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

// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  scaffolderActionsExtensionPoint,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { POOLS_ANNOTATION } from '@inference-portal/backstage-plugin-inference-common';
import { TeamPolicy } from '../TeamPolicy';

export type ListedAction = TemplateAction<JsonObject, JsonObject, 'v2'>;

/** The documented policy. */
export const teamPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'team-policy',
  register: env =>
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      init: async ({ policy }) => policy.setPolicy(new TeamPolicy()),
    }),
});

/** A scaffolder that takes the actions it is given, and any task. */
export function scaffolderThatTakes(actions: ListedAction[]) {
  return createBackendPlugin({
    pluginId: 'scaffolder',
    register: env => {
      env.registerExtensionPoint(scaffolderActionsExtensionPoint, {
        addActions: (...added) => {
          actions.push(...(added as ListedAction[]));
        },
      });
      env.registerInit({
        deps: { httpRouter: coreServices.httpRouter },
        init: async ({ httpRouter }) =>
          httpRouter.use((_, response) => {
            response.status(201).json({ id: 'task-1' });
          }),
      });
    },
  });
}

const model: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'qwen-chat',
    annotations: {
      'backstage.io/managed-by-location': 'url:https://test.example/all',
      'backstage.io/managed-by-origin-location': 'url:https://test.example/all',
      [POOLS_ANNOTATION]: 'prod-eu/chat/qwen-chat',
    },
  },
  spec: {
    type: 'model-server',
    lifecycle: 'production',
    owner: 'group:default/team-chat',
  },
};

/** A catalog with `component:default/qwen-chat`, which is team-chat's. */
export const oneModel = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'one-model',
  register: env =>
    env.registerInit({
      deps: { processing: catalogProcessingExtensionPoint },
      init: async ({ processing }) =>
        processing.addEntityProvider({
          getProviderName: () => 'one-model',
          connect: connection =>
            connection.applyMutation({
              type: 'full',
              entities: [{ entity: model, locationKey: 'test' }],
            }),
        }),
    }),
});

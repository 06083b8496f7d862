// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';

/** A stand-in for a plugin that others ask over HTTP. */
export function createRouterPlugin(
  pluginId: string,
  addRoutes: (router: Router) => void,
) {
  return createBackendPlugin({
    pluginId,
    register: env =>
      env.registerInit({
        deps: { http: coreServices.httpRouter },
        init: async ({ http }) => {
          const router = PromiseRouter();
          addRoutes(router);
          http.use(router);
        },
      }),
  });
}

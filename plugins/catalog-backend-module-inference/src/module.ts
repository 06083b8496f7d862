// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { readProviderConfig } from './config/readProviderConfig';
import { createPreviewRouter } from './createPreviewRouter';
import { InferenceEntityProvider } from './InferenceEntityProvider';
import { CatalogReader } from './source/CatalogReader';
import { InventoryClient } from './source/InventoryClient';

/**
 * Puts pools, gateways, models and clusters that the inference backend knows into
 * the catalog, and tells by `GET /api/catalog/inference/preview` what it would do.
 *
 * @public
 */
export const catalogModuleInference = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'inference',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        processing: catalogProcessingExtensionPoint,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, discovery, httpAuth, logger, ...deps }) {
        const config = readProviderConfig(deps.rootConfig);
        const provider = new InferenceEntityProvider({
          config,
          inventory: new InventoryClient({ auth, discovery, fetch }),
          catalog: new CatalogReader(deps.catalog, auth),
          logger,
          now: () => Date.now(),
        });
        deps.processing.addEntityProvider(provider);
        deps.httpRouter.use(
          createPreviewRouter({
            provider,
            httpAuth,
            permissions: deps.permissions,
          }),
        );
        // One of several backends at a time: they share the catalog.
        await deps.scheduler.scheduleTask({
          id: 'inference-entity-provider',
          ...config.schedule,
          scope: 'global',
          fn: signal => provider.refresh(signal),
        });
      },
    });
  },
});

// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { readCollatorConfig } from './config/readCollatorConfig';
import { Addresses } from './documents/Addresses';
import { InferenceCollatorFactory } from './InferenceCollatorFactory';
import { InferenceClient } from './source/InferenceClient';

const REQUEST_TIMEOUT_MS = 30_000;

/**
 * Puts the models and findings that the inference backend knows into the search
 * index, for each to be found by whoever may read the entity they belong to.
 *
 * @public
 */
export const searchModuleInference = createBackendModule({
  pluginId: 'search',
  moduleId: 'inference-collator',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        indexRegistry: searchIndexRegistryExtensionPoint,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, discovery, logger, ...deps }) {
        const { schedule, maxDocuments, ...paths } = readCollatorConfig(config);
        deps.indexRegistry.addCollator({
          schedule: deps.scheduler.createScheduledTaskRunner(schedule),
          factory: new InferenceCollatorFactory({
            client: new InferenceClient({
              auth,
              discovery,
              fetch,
              timeoutMs: REQUEST_TIMEOUT_MS,
            }),
            addresses: new Addresses(paths),
            maxDocuments,
            logger,
          }),
        });
      },
    });
  },
});

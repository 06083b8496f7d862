// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { generateRepository } from '@inference-portal/backstage-plugin-scaffolder-backend-module-inference';
import { setTimeout as sleep } from 'node:timers/promises';
import { gemmaSummary } from './gemmaSummary';
import { SeededModel } from './SeededModel';
import { seedRepository } from './seedRepository';
import { ticketTriage } from './ticketTriage';

/** Other plugins may come up later than this one. */
const TRIES = 30;
const PAUSE_MS = 2_000;
const MODELS = [gemmaSummary, ticketTriage];

/** Makes the demo's models that are in Git from the first start on. */
export default createBackendPlugin({
  pluginId: 'demo-models',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ auth, catalog, config, discovery, lifecycle, logger }) {
        if (config.getOptionalBoolean('demo.seedModels') !== true) return;
        const ended = new AbortController();
        const { signal } = ended;
        lifecycle.addShutdownHook(() => ended.abort());

        async function seed({ describe, ...model }: SeededModel) {
          for (let left = TRIES; !signal.aborted; left--) {
            try {
              const found = await seedRepository(
                { auth, catalog, discovery },
                {
                  ...model,
                  filesFor: repoUrl => generateRepository(describe(repoUrl)),
                },
                signal,
              );
              logger.info(`${model.name} is ${found}`);
              return;
            } catch (error) {
              if (left <= 1) {
                logger.warn(`${model.name} could not be made: ${error}`);
                return;
              }
              await sleep(PAUSE_MS, undefined, { signal }).catch(() => {});
            }
          }
        }

        // The portal is there without them.
        lifecycle.addStartupHook(() => {
          MODELS.forEach(seed);
        });
      },
    });
  },
});

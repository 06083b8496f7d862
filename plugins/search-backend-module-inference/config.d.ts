// SPDX-License-Identifier: Apache-2.0
import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** Puts served models and findings into the portal's search. */
      inference?: {
        /** When the index is made anew; every two minutes unless set. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Where the tab "Inference" of an entity is;
         * `/catalog/:namespace/:kind/:name/inference` unless set.
         */
        locationTemplate?: string;
        /** Where the page of all pools is; `/inference` unless set. */
        pagePath?: string;
        /** Documents in the index, the worst findings first; 20000 unless set. */
        maxDocuments?: number;
      };
    };
  };
}

// SPDX-License-Identifier: Apache-2.0
import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

const KEY = 'search.collators.inference';

/** The clusters are read when the first round begins. */
const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 2 },
  timeout: { minutes: 5 },
  initialDelay: { seconds: 30 },
};

export interface CollatorConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** With `:namespace`, `:kind` and `:name`. */
  locationTemplate: string;
  pagePath: string;
  maxDocuments: number;
}

/** @throws InputError that names the key, and what to write there */
export function readCollatorConfig(root: RootConfigService): CollatorConfig {
  const config = root.getOptionalConfig(KEY);
  const schedule = config?.getOptionalConfig('schedule');
  const maxDocuments = config?.getOptionalNumber('maxDocuments') ?? 20_000;
  if (!Number.isInteger(maxDocuments) || maxDocuments < 1) {
    throw new InputError(
      `${KEY}.maxDocuments is ${maxDocuments}: write how many documents the index may have, such as 20000`,
    );
  }
  return {
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : DEFAULT_SCHEDULE,
    locationTemplate:
      config?.getOptionalString('locationTemplate') ??
      '/catalog/:namespace/:kind/:name/inference',
    pagePath: config?.getOptionalString('pagePath') ?? '/inference',
    maxDocuments,
  };
}

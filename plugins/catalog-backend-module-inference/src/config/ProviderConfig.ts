// SPDX-License-Identifier: Apache-2.0
import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';

export const OWNER_SOURCES = [
  'entity',
  'label',
  'namespace',
  'repository',
] as const;

/** Where an owner is looked for. */
export type OwnerSource = (typeof OWNER_SOURCES)[number];

/** Patterns in which `*` stands for any characters; what is left out matches all. */
export interface PoolPattern {
  cluster?: string;
  namespace?: string;
  name?: string;
}

export interface OwnerConfig {
  order: readonly OwnerSource[];
  labels: readonly string[];
  namespaces: ReadonlyArray<{
    namespace: string;
    cluster?: string;
    owner: string;
  }>;
  repositories: ReadonlyArray<{ url: string; owner: string }>;
  clusters: ReadonlyArray<{ cluster: string; owner: string }>;
  /** Entity ref. */
  unowned: string;
}

/** `catalog.providers.inference`, read once. */
export interface ProviderConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  namespace: string;
  lifecycle: string;
  system?: string;
  include: readonly PoolPattern[];
  exclude: readonly PoolPattern[];
  forgetClusters: ReadonlySet<string>;
  owners: OwnerConfig;
}

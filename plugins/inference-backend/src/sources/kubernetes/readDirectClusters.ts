// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_KUBERNETES_AUTH_PROVIDER,
  ANNOTATION_KUBERNETES_AWS_ASSUME_ROLE,
  ANNOTATION_KUBERNETES_AWS_EXTERNAL_ID,
} from '@backstage/plugin-kubernetes-common';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { z } from 'zod';

const Text = z.string().min(1).optional().catch(undefined);

/** As Backstage's own config locator reads it, as far as a connection needs it. */
const EntryConfig = z.object({
  name: z.string().min(1),
  title: Text,
  url: z.url(),
  authProvider: Text,
  authMetadata: z.record(z.string(), z.string()).optional().catch(undefined),
  serviceAccountToken: Text,
  assumeRole: Text,
  externalId: Text,
  skipTLSVerify: z.coerce.boolean().optional().catch(undefined),
  caData: Text,
  caFile: Text,
});

const KubernetesConfig = z
  .object({
    clusterLocatorMethods: z
      .array(
        z
          .object({
            type: z.string(),
            clusters: z.array(z.unknown()).optional(),
          })
          .catch({ type: 'unknown' }),
      )
      .optional(),
  })
  .catch({});

export interface DirectClusters {
  /** Those with all that a connection needs, by name. */
  clusters: ReadonlyMap<string, ClusterDetails>;
  /** There are locators whose clusters do not stand in the configuration. */
  hasOtherLocators: boolean;
}

/**
 * The clusters of the configuration with their addresses and credentials.
 *
 * @param kubernetes - the value of the configuration's key `kubernetes`
 */
export function readDirectClusters(kubernetes: unknown): DirectClusters {
  const methods =
    KubernetesConfig.parse(kubernetes).clusterLocatorMethods ?? [];
  const clusters = new Map<string, ClusterDetails>();
  for (const { clusters: entries = [] } of methods) {
    for (const received of entries) {
      const entry = EntryConfig.safeParse(received).data;
      // Of two with one name the first counts, as everywhere.
      if (entry && !clusters.has(entry.name)) {
        clusters.set(entry.name, toDetails(entry));
      }
    }
  }
  return {
    clusters,
    hasOtherLocators: methods.some(({ type }) => type !== 'config'),
  };
}

function toDetails(entry: z.infer<typeof EntryConfig>): ClusterDetails {
  const { name, title, url, skipTLSVerify, caData, caFile } = entry;
  const { authMetadata, serviceAccountToken, assumeRole, externalId } = entry;
  const authProvider =
    authMetadata?.[ANNOTATION_KUBERNETES_AUTH_PROVIDER] ?? entry.authProvider;
  return {
    name,
    title,
    url,
    skipTLSVerify: skipTLSVerify ?? false,
    caData,
    caFile,
    authMetadata: {
      ...(serviceAccountToken && { serviceAccountToken }),
      ...(assumeRole && {
        [ANNOTATION_KUBERNETES_AWS_ASSUME_ROLE]: assumeRole,
      }),
      ...(externalId && {
        [ANNOTATION_KUBERNETES_AWS_EXTERNAL_ID]: externalId,
      }),
      ...authMetadata,
      ...(authProvider && {
        [ANNOTATION_KUBERNETES_AUTH_PROVIDER]: authProvider,
      }),
    },
  };
}

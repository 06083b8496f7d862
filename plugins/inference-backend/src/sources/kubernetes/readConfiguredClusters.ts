// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

/** An entry of `kubernetes.clusterLocatorMethods[].clusters[]`. */
export interface ConfiguredCluster {
  name: string;
  title?: string;
  /** What is wrong with the entry, with its key and what to do. */
  problem?: string;
}

const Text = z.string().min(1).optional().catch(undefined);

const EntryConfig = z
  .object({
    name: Text,
    title: Text,
    url: Text,
    authProvider: Text,
    authMetadata: z
      .object({ 'kubernetes.io/auth-provider': Text })
      .optional()
      .catch(undefined),
  })
  .catch({});
type EntryConfig = z.infer<typeof EntryConfig>;

const KubernetesConfig = z
  .object({
    clusterLocatorMethods: z
      .array(
        z
          .object({ clusters: z.array(EntryConfig).optional() })
          .catch({ clusters: undefined }),
      )
      .optional(),
  })
  .catch({});

/**
 * The clusters that stand in the configuration itself, and what is wrong with
 * them. One entry with a fault keeps the whole Kubernetes backend from starting;
 * then nobody else can say which.
 *
 * @param kubernetes - the value of the configuration's key `kubernetes`
 */
export function readConfiguredClusters(
  kubernetes: unknown,
): ConfiguredCluster[] {
  const methods =
    KubernetesConfig.parse(kubernetes).clusterLocatorMethods ?? [];
  const clusters = new Map<string, ConfiguredCluster>();
  methods.forEach((method, methodIndex) => {
    method.clusters?.forEach((entry, index) => {
      const key = `kubernetes.clusterLocatorMethods[${methodIndex}].clusters[${index}]`;
      const name = entry.name ?? key;
      const first = clusters.get(name);
      if (first) {
        first.problem = `${key}.name is ${name}, as another entry's: give each cluster a name of its own`;
      } else {
        const { title } = entry;
        clusters.set(name, { name, title, problem: problemOf(entry, key) });
      }
    });
  });
  return [...clusters.values()];
}

function problemOf(entry: EntryConfig, key: string): string | undefined {
  if (!entry.name) {
    return `${key}.name is missing: give the cluster a name`;
  }
  if (!entry.url) {
    return `${key}.url is missing: give it the URL of the cluster's API server, or remove the entry`;
  }
  if (!URL.canParse(entry.url)) {
    return `${key}.url is not a URL: expected something like 'https://host:6443'`;
  }
  if (
    !entry.authProvider &&
    !entry.authMetadata?.['kubernetes.io/auth-provider']
  ) {
    return `${key}.authProvider is missing: name one, such as serviceAccount`;
  }
  return undefined;
}

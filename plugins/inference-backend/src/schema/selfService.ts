// SPDX-License-Identifier: Apache-2.0
import {
  flag,
  JsonSchema,
  listOf,
  objectOf,
  oneOf,
  ref,
  text,
} from './jsonSchema';

export const selfServiceSchemas: Record<string, JsonSchema> = {
  SelfServiceCluster: objectOf(
    {
      name: text,
      state: ref('ClusterState'),
      gateways: listOf(
        objectOf(
          {
            namespace: text,
            name: text,
            className: text,
            provider: text,
            hostnames: listOf(text),
            takesOtherNamespaces: flag,
          },
          { version: text },
        ),
      ),
      pools: listOf(text),
      models: listOf(
        objectOf({ name: text, pool: text, gateways: listOf(text) }),
      ),
    },
    { title: text, simulated: { const: true } },
  ),
  SelfService: objectOf({
    teams: listOf(objectOf({ owner: text, namespaces: listOf(text) })),
    clusters: listOf(ref('SelfServiceCluster')),
    publishing: objectOf(
      { kind: oneOf('local', 'github', 'gitlab', 'gitea') },
      { host: text, owner: text },
    ),
    gitops: oneOf('none', 'flux', 'argocd'),
  }),
};

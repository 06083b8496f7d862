// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

/*
 * The YAML of a scenario. Strict everywhere but inside Kubernetes objects: a
 * mistyped field is an error that names it, not a world that lacks something.
 */

const dnsName = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
    'must be a Kubernetes name: lower case letters, digits, - and .',
  );
const namespacedName = z
  .string()
  .regex(/^[^/]+\/[^/]+$/, 'must be written as namespace/name');
const ratio = z.number().min(0).max(1);
const positive = z.number().positive();
const labels = z.record(z.string(), z.string());

const user = z.strictObject({
  name: z.string().min(1),
  token: z.string().min(1),
  groups: z.array(z.string()).optional(),
  rules: z.array(
    z.strictObject({
      apiGroups: z.array(z.string()).optional(),
      resources: z.array(z.string()).optional(),
      verbs: z.array(z.string()).min(1),
      namespaces: z.array(dnsName).optional(),
      resourceNames: z.array(z.string()).optional(),
      nonResourceURLs: z.array(z.string()).optional(),
    }),
  ),
});

const nodePool = z.strictObject({
  name: dnsName,
  count: z.number().int().min(0).max(1000),
  cpu: positive,
  memory: z.string(),
  gpus: z.number().int().min(0).default(0),
  gpuProduct: z.string().optional(),
  labels: labels.default({}),
});

const tokens = z.strictObject({
  mean: positive,
  deviation: z.number().min(0),
  max: positive,
});

const traffic = z.strictObject({
  path: z
    .enum(['/v1/chat/completions', '/v1/completions'])
    .default('/v1/chat/completions'),
  requestsPerSecond: z
    .strictObject({
      low: z.number().min(0),
      high: z.number().min(0),
      peakHour: z.number().min(0).max(24),
    })
    .refine(({ low, high }) => low <= high, 'low must not be above high'),
  promptTokens: tokens,
  outputTokens: tokens,
  prefixes: z.strictObject({
    count: z.number().int().min(1),
    tokens: z.number().min(0),
    ratio,
  }),
  streamRatio: ratio.default(0.8),
  abortRatio: ratio.default(0.005),
  objective: dnsName.optional(),
});

const server = z.strictObject({
  prefillTokensPerSecond: positive,
  interTokenMs: positive,
  interTokenMsPerRequest: z.number().min(0),
  kvCacheBlocks: z.number().int().positive(),
  blockSize: z.number().int().positive().default(16),
  maxNumSeqs: z.number().int().positive(),
  maxModelLen: z.number().int().positive(),
  gpus: z.number().int().min(0).default(1),
  startUpSeconds: z.number().min(0),
});

const pool = z.strictObject({
  name: dnsName,
  replicas: z.number().int().min(0).max(1000),
  weight: z.number().int().min(0).max(1_000_000).default(1),
  picker: z.enum(['llm-d-router-v0.10.0', 'gie-v1.5.0']),
});

/** Names that some requests have in the place of the model's, and which share of them. */
const adapters = z
  .array(z.strictObject({ name: z.string().min(1), ratio }))
  .default([]);

const model = z.strictObject({
  /** Name of the route, and what the catalog calls it. */
  name: dnsName,
  namespace: dnsName,
  /** Served name: what clients write into `model`. */
  model: z.string().min(1),
  adapters,
  requestTimeout: z.string().optional(),
  objectives: z
    .array(z.strictObject({ name: dnsName, priority: z.number().int() }))
    .default([]),
  pools: z.array(pool).min(1),
  server,
  traffic,
});

/** Clients of a model whose objects are not in the scenario: it comes from Git. */
const clients = z.strictObject({
  /** Served name; requests come as soon as a server answers to it. */
  model: z.string().min(1),
  adapters,
  server: server.pick({
    prefillTokensPerSecond: true,
    interTokenMs: true,
    interTokenMsPerRequest: true,
    kvCacheBlocks: true,
    blockSize: true,
  }),
  traffic,
});

const platform = z.strictObject({
  gateway: namespacedName,
  agentgateway: z.string().regex(/^v/, 'must be a version such as v1.4.1'),
  bodyBasedRouting: z.boolean().default(true),
});

const kubernetesObject = z
  .looseObject({
    apiVersion: z.string(),
    kind: z.string(),
    metadata: z.looseObject({
      name: z.string().min(1),
      namespace: z.string().optional(),
    }),
  })
  .describe('a Kubernetes object');

const cluster = z.strictObject({
  name: dnsName,
  title: z.string().optional(),
  reachable: z.boolean().default(true),
  /** Clusters of one seed have the same names and numbers; its name unless set. */
  seed: z.string().optional(),
  kubernetesVersion: z
    .string()
    .regex(/^v\d+\.\d+\.\d+/, 'must be a version such as v1.36.2')
    .default('v1.36.2'),
  users: z.array(user).min(1),
  loadBalancerPrefix: z
    .string()
    .regex(/^\d+\.\d+\.\d+\.$/, 'must be three numbers such as 203.0.113.')
    .default('203.0.113.'),
  /** Names of files of `crds/` without `.json`; all when left out. */
  crds: z.array(z.string()).optional(),
  nodePools: z.array(nodePool).default([]),
  platform: platform.optional(),
  models: z.array(model).default([]),
  clients: z.array(clients).default([]),
  objects: z.array(kubernetesObject).default([]),
  startUpSeconds: z.record(namespacedName, z.number().min(0)).default({}),
  missingImages: z.array(z.string()).default([]),
});

const fleet = z.strictObject({
  clusters: z.number().int().min(1).max(200),
  pools: z.number().int().min(1).max(500),
  endpoints: z.number().int().min(1).max(200),
  namePrefix: dnsName.default('fleet'),
  /** Whether pods of all clusters have the same names and numbers. */
  alike: z.boolean().default(false),
  like: dnsName,
});

export const scenarioSchema = z.strictObject({
  title: z.string().min(1),
  /** For YAML anchors; never read. */
  definitions: z.unknown().optional(),
  clusters: z.array(cluster).min(1),
  /** More clusters, made after the first model of the one named in `like`. */
  fleet: fleet.optional(),
});

export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type ClusterFile = z.infer<typeof cluster>;
export type ModelFile = z.infer<typeof model>;
export type ClientsFile = z.infer<typeof clients>;
export type PoolFile = z.infer<typeof pool>;
export type NodePoolFile = z.infer<typeof nodePool>;
export type PlatformFile = z.infer<typeof platform>;

// SPDX-License-Identifier: Apache-2.0
import { isError } from '@backstage/errors';
import { z } from 'zod';
import { Caller, callPlugin } from '../check/Caller';
import { devicesOf, isDevice } from './GpuDemand';

const TIMEOUT_MS = 20_000;
const PAGE = 500;
/** 50,000 objects: more than that is not read for one question. */
const MOST_PAGES = 100;

/** A node, and the devices that pods on it request. */
export interface ClusterNode {
  name: string;
  labels: Readonly<Record<string, string>>;
  taints: ReadonlyArray<{ key: string; value: string; effect: string }>;
  unschedulable: boolean;
  allocatable: Readonly<Record<string, number>>;
  requested: Readonly<Record<string, number>>;
}

export interface ClusterCapacity {
  cluster: string;
  nodes: ClusterNode[];
  /** Devices that pods without a node request. */
  pending: Record<string, number>;
  /** Of the namespace, by device. */
  quotas: Array<{
    namespace: string;
    name: string;
    hard: Record<string, number>;
    used: Record<string, number>;
  }>;
}

export type ReadCapacity =
  | { ok: true; capacity: ClusterCapacity }
  | { ok: false; reason: string };

const amounts = z.record(z.string(), z.coerce.string()).nullish();
const Metadata = z.object({
  name: z.string(),
  labels: z.record(z.string(), z.string()).nullish(),
});
const Node = z.object({
  metadata: Metadata,
  spec: z.object({
    unschedulable: z.boolean().nullish(),
    taints: z
      .array(
        z.object({
          key: z.string(),
          value: z.string().nullish(),
          effect: z.string(),
        }),
      )
      .nullish(),
  }),
  status: z.object({ allocatable: amounts }),
});
const Pod = z.object({
  spec: z.object({
    nodeName: z.string().nullish(),
    containers: z.array(
      z.object({
        resources: z
          .object({
            requests: amounts.transform(value => value ?? undefined),
            limits: amounts.transform(value => value ?? undefined),
          })
          .optional(),
      }),
    ),
  }),
  status: z.object({ phase: z.string().nullish() }).optional(),
});
const Quota = z.object({
  metadata: Metadata,
  status: z.object({ hard: amounts, used: amounts }).optional(),
});
const Page = z.object({
  metadata: z.object({ continue: z.string().nullish() }).nullish(),
  items: z.array(z.unknown()),
});

class Unreadable extends Error {}

/** What a cluster has left of devices, by its API server, with the credentials of whoever runs the task. */
export async function readCapacity(
  caller: Caller,
  cluster: string,
  namespace: string,
): Promise<ReadCapacity> {
  const list = <T>(path: string, schema: z.ZodType<T>) =>
    listAll(caller, cluster, path, schema);
  try {
    // One after the other: where the first is denied the others need not be asked.
    const nodes = await list('/api/v1/nodes', Node);
    const pods = await list('/api/v1/pods', Pod);
    const quotas = await list(
      `/api/v1/namespaces/${encodeURIComponent(namespace)}/resourcequotas`,
      Quota,
    );
    return {
      ok: true,
      capacity: toCapacity({ cluster, namespace }, nodes, pods, quotas),
    };
  } catch (error) {
    if (caller.signal?.aborted || !isError(error)) throw error;
    return { ok: false, reason: `${cluster}: ${error.message}` };
  }
}

async function listAll<T>(
  caller: Caller,
  cluster: string,
  path: string,
  schema: z.ZodType<T>,
): Promise<T[]> {
  const found: T[] = [];
  let token = '';
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({
      limit: String(PAGE),
      ...(token && { continue: token }),
    });
    const response = await callPlugin(
      caller,
      'kubernetes',
      `/proxy${path}?${query}`,
      {
        method: 'GET',
        headers: { 'Backstage-Kubernetes-Cluster': cluster },
        timeoutMs: TIMEOUT_MS,
      },
    );
    if (!response.ok) {
      await response.body?.cancel();
      throw new Unreadable(
        response.status === 403
          ? `you or the portal may not list ${path}`
          : `it answered ${response.status} to ${path}`,
      );
    }
    const { data } = Page.safeParse(await response.json());
    if (!data) throw new Unreadable(`${path} is no list`);
    found.push(
      ...data.items.flatMap(item => schema.safeParse(item).data ?? []),
    );
    token = data.metadata?.continue ?? '';
    if (!token) return found;
  }
  throw new Unreadable(`${path} has more than ${MOST_PAGES * PAGE} objects`);
}

function toCapacity(
  { cluster, namespace }: { cluster: string; namespace: string },
  nodes: ReadonlyArray<z.output<typeof Node>>,
  pods: ReadonlyArray<z.output<typeof Pod>>,
  quotas: ReadonlyArray<z.output<typeof Quota>>,
): ClusterCapacity {
  const requested = new Map<string, Record<string, number>>();
  for (const { spec, status } of pods) {
    if (status?.phase !== 'Succeeded' && status?.phase !== 'Failed') {
      const node = spec.nodeName ?? '';
      const sum = requested.get(node) ?? {};
      requested.set(node, sum);
      for (const [name, count] of Object.entries(devicesOf(spec.containers))) {
        sum[name] = (sum[name] ?? 0) + count;
      }
    }
  }
  return {
    cluster,
    nodes: nodes.map(({ metadata: { name, labels }, spec, status }) => ({
      name,
      labels: labels ?? {},
      taints: (spec.taints ?? []).map(taint => ({
        ...taint,
        value: taint.value ?? '',
      })),
      unschedulable: spec.unschedulable ?? false,
      allocatable: devicesIn(status.allocatable),
      requested: requested.get(name) ?? {},
    })),
    pending: requested.get('') ?? {},
    quotas: quotas.map(({ metadata: { name }, status }) => ({
      namespace,
      name,
      hard: devicesIn(status?.hard),
      used: devicesIn(status?.used),
    })),
  };
}

/** Quotas name them `requests.nvidia.com/gpu`. */
function devicesIn(amount: z.output<typeof amounts>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(amount ?? {})
      .map(
        ([name, value]) =>
          [name.replace(/^requests\./, ''), Number(value)] as const,
      )
      .filter(([name, value]) => isDevice(name) && Number.isFinite(value)),
  );
}

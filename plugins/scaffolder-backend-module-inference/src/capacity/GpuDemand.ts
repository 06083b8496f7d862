// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { readKustomizations } from '../edit/kustomize/Kustomization';
import { findObjects, FoundObject } from '../edit/findObjects';
import { podOf, PoolName, serversOf } from '../edit/pools/findPoolObjects';
import { RepositoryFiles } from '../edit/RepositoryFiles';
import { itemsAt, numberAt, textAt, toPlain } from '../edit/yaml/Traced';

const Expression = z.object({
  key: z.string(),
  operator: z.string(),
  values: z.array(z.coerce.string()).default([]),
});
export type Expression = z.output<typeof Expression>;

/** What decides on which nodes a pod may run. */
const Placement = z.object({
  nodeSelector: z.record(z.coerce.string()).default({}),
  tolerations: z
    .array(
      z.object({
        key: z.string().optional(),
        operator: z.string().default('Equal'),
        value: z.coerce.string().optional(),
        effect: z.string().optional(),
      }),
    )
    .default([]),
  affinity: z
    .object({
      nodeAffinity: z
        .object({
          requiredDuringSchedulingIgnoredDuringExecution: z
            .object({
              nodeSelectorTerms: z.array(
                z.object({ matchExpressions: z.array(Expression).default([]) }),
              ),
            })
            .optional(),
        })
        .optional(),
    })
    .optional(),
});

const Resources = z
  .object({
    requests: z.record(z.coerce.string()).optional(),
    limits: z.record(z.coerce.string()).optional(),
  })
  .default({});
const Pod = Placement.extend({
  containers: z.array(z.object({ resources: Resources })).default([]),
});

/** Pods that are alike, and the devices that each takes. */
export interface GpuDemand {
  overlay?: string;
  workload: string;
  pods: number;
  /** By name of the resource, such as `nvidia.com/gpu`. */
  perPod: Readonly<Record<string, number>>;
  placement: z.output<typeof Placement>;
}

/** Devices have a domain in their name; CPU, memory and huge pages have none. */
export function isDevice(resource: string): boolean {
  return resource.includes('/') && !resource.startsWith('kubernetes.io/');
}

/** What of each device a pod's containers take; for devices a limit is a request. */
export function devicesOf(
  containers: ReadonlyArray<{ resources?: z.output<typeof Resources> }>,
): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const { resources = {} } of containers) {
    const asked = { ...resources.limits, ...resources.requests };
    for (const [name, amount] of Object.entries(asked)) {
      const count = Number(amount);
      if (isDevice(name) && count > 0) sum[name] = (sum[name] ?? 0) + count;
    }
  }
  return sum;
}

/** What the servers of a pool take, in each overlay; nothing where they take no devices. */
export function readGpuDemand(
  files: RepositoryFiles,
  pool: PoolName,
): GpuDemand[] {
  return serversOf(findObjects(files), pool).flatMap(server => {
    const { data } = Pod.safeParse(plainPod(server));
    const perPod = data ? devicesOf(data.containers) : {};
    return data && Object.keys(perPod).length > 0
      ? [
          {
            overlay: server.overlay,
            workload: `${server.kind} ${server.name}`,
            pods: replicasOf(files, server),
            perPod,
            placement: data,
          },
        ]
      : [];
  });
}

function plainPod({ value }: FoundObject): unknown {
  const pod = podOf(value);
  return pod && toPlain(pod);
}

/** As the overlay counts them, or else as they are written. */
function replicasOf(
  files: RepositoryFiles,
  { overlay, name, value }: FoundObject,
): number {
  const kustomization =
    overlay === undefined ? undefined : readKustomizations(files).get(overlay);
  const counted = itemsAt(kustomization?.value, 'replicas').find(
    each => textAt(each, 'name') === name,
  );
  return numberAt(counted, 'count') ?? numberAt(value, 'spec', 'replicas') ?? 1;
}

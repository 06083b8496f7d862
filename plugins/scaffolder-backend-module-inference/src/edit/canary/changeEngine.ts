// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { buildModelServer, ENGINE_LABELS } from '../../build/buildModelServer';
import { Engine } from '../../build/engines/Engine';
import {
  checkEngine,
  ENGINE_TABLE,
  planServer,
} from '../../build/engines/engineTable';
import { devicesOf } from '../../capacity/GpuDemand';
import { engineInput } from '../../input/engineInput';
import { formatPath } from '../../input/readInput';
import { changePickers } from './changePickers';
import { readServed, Server } from './readServed';
import { EngineChange, ServerChanges } from './serverChanges';

const Labels = z.record(z.string());
/** As much of a Deployment as another engine changes. */
const Workload = z
  .object({
    kind: z.literal('Deployment'),
    metadata: z
      .object({ name: z.string(), labels: Labels.default({}) })
      .passthrough(),
    spec: z
      .object({
        replicas: z.number().default(1),
        template: z
          .object({
            metadata: z.object({ labels: Labels }).passthrough(),
            spec: z
              .object({ containers: z.array(Server).min(1) })
              .passthrough(),
          })
          .passthrough(),
      })
      .passthrough(),
  })
  .passthrough();

/** As it was built, with nothing added. */
const Built = z.object({
  spec: z.object({ template: z.object({ spec: z.record(z.unknown()) }) }),
});

/** Say where pods run and as whom: the same for both versions. */
const KEPT = [
  'nodeSelector',
  'affinity',
  'topologySpreadConstraints',
  'priorityClassName',
  'runtimeClassName',
  'serviceAccountName',
  'imagePullSecrets',
  'securityContext',
];

export interface EngineCopy {
  /** Copied already, and renamed. */
  copies: readonly object[];
  isServer(index: number): boolean;
  pool: { namespace: string; name: string };
  changes: ServerChanges & { engine: EngineChange };
}

export interface ChangedCopy {
  copy: object;
  /** Among the copies; undefined of what only the new engine needs. */
  index?: number;
}

/**
 * Servers of another engine in place of copied ones: generated as for a new model,
 * with the names, ports, places and secrets that the copies have, and the copied
 * pickers told of that engine's metrics.
 *
 * @throws InputError where the engine can't serve what the stable version does
 */
export function changeEngine(copy: EngineCopy): ChangedCopy[] {
  const { copies, isServer, changes } = copy;
  const servers = copies.filter((_, index) => isServer(index));
  if (servers.length !== 1) {
    throw new InputError(
      `engine: the stable version has ${servers.length} kinds of servers, such as for prefill and decode, which one engine can’t take the place of. Nothing was changed`,
    );
  }
  const engine = ENGINE_TABLE[changes.engine.kind];
  const { server, others } = replaceServer(servers[0], copy, engine);
  const changed = copies.map((each, index) => ({
    copy: isServer(index) ? server : each,
    index,
  }));
  const all = changed.map(each => each.copy);
  const kept = changed.filter(
    each =>
      !isLeftOver(each.copy, servers[0], all) &&
      !others.some(other => nameOf(other) === nameOf(each.copy)),
  );
  const pickers = changePickers(
    kept.map(each => each.copy),
    engine,
  );
  return [
    ...kept.map(({ index }, place) => ({ copy: pickers[place], index })),
    ...others.map(other => ({ copy: other })),
  ];
}

function replaceServer(
  copied: object,
  { pool, changes }: EngineCopy,
  engine: Engine,
): { server: object; others: object[] } {
  const { success, data: workload } = Workload.safeParse(copied);
  if (!success) {
    throw new InputError(
      'engine: the stable version’s servers are no Deployment, and only those can be made for another engine. Nothing was changed',
    );
  }
  const { template } = workload.spec;
  const served = readServed(template.spec.containers, changes);
  const input = inputOf(template.spec, { changes, served, engine });
  const problems = checkEngine(input, served);
  if (problems.length > 0) {
    throw new InputError(
      `${problems
        .map(({ path, message }) => `${formatPath(path)}: ${message}`)
        .join(
          '; ',
        )}. Both versions have to serve the same names. Nothing was changed`,
    );
  }
  const built = buildModelServer(planServer({ ...pool, ...served }, input));
  const own = Built.parse(built.find(({ kind }) => kind === 'Deployment'));
  const labels = (of: Record<string, string>) => ({
    ...of,
    ...Object.fromEntries(
      ENGINE_LABELS.map(label => [label, engine.engineType]),
    ),
  });
  return {
    server: {
      ...workload,
      metadata: {
        ...workload.metadata,
        labels: labels(workload.metadata.labels),
      },
      spec: {
        ...workload.spec,
        template: {
          ...template,
          metadata: {
            ...template.metadata,
            labels: labels(template.metadata.labels),
          },
          spec: {
            ...own.spec.template.spec,
            ...Object.fromEntries(
              Object.entries(template.spec).filter(([key]) =>
                KEPT.includes(key),
              ),
            ),
          },
        },
      },
    },
    others: built.filter(({ kind }) => kind !== 'Deployment'),
  };
}

/** What the copied pod has, for a pod of another engine. */
function inputOf(
  pod: z.output<typeof Workload>['spec']['template']['spec'],
  {
    changes,
    served,
    engine,
  }: {
    changes: EngineCopy['changes'];
    served: ReturnType<typeof readServed>;
    engine: Engine;
  },
) {
  const [[gpuResource, had] = []] = Object.entries(devicesOf(pod.containers));
  const takesGpus = engine.gpus.usual > 0 || engine.image.gpu !== undefined;
  const gpus = changes.engine.gpus ?? (takesGpus ? had : undefined);
  const claim = claimOf(pod.volumes);
  return engineInput.parse({
    kind: changes.engine.kind,
    port: served.port,
    ...(changes.image !== undefined && { image: changes.image }),
    ...(gpus !== undefined && { gpus }),
    ...(gpuResource !== undefined && { gpuResource }),
    ...(claim !== undefined && engine.cache && { cache: { claim } }),
    ...(served.huggingFaceToken && {
      huggingFaceToken: served.huggingFaceToken,
    }),
    ...(served.apiKey && { apiKey: served.apiKey }),
    extraArgs: changes.extraArgs ?? [],
  });
}

function claimOf(volumes: unknown): string | undefined {
  const { data } = z
    .array(
      z.object({
        persistentVolumeClaim: z.object({ claimName: z.string() }).optional(),
      }),
    )
    .safeParse(volumes);
  return data?.flatMap(
    ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [],
  )[0];
}

/** What only the servers that are replaced have mounted. */
function isLeftOver(
  each: object,
  replaced: object,
  all: readonly object[],
): boolean {
  const { data } = z
    .object({
      kind: z.enum(['ConfigMap', 'PersistentVolumeClaim']),
      metadata: z.object({ name: z.string() }),
    })
    .safeParse(each);
  if (!data) return false;
  const names = (object: object) =>
    new RegExp(`"(name|claimName)":"${data.metadata.name}"`).test(
      JSON.stringify(object),
    );
  return names(replaced) && !all.some(other => other !== each && names(other));
}

function nameOf(object: object): string {
  const { data } = z
    .object({ kind: z.string(), metadata: z.object({ name: z.string() }) })
    .safeParse(object);
  return `${data?.kind} ${data?.metadata.name}`;
}

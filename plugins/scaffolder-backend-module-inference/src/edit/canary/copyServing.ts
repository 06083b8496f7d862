// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { FoundObject } from '../findObjects';
import { toPlain } from '../yaml/Traced';
import { newNameOf, NewNames, renameCopy } from './renameCopy';
import {
  Labels,
  labelsToChange,
  mapSelectors,
  selects,
  selectorsIn,
  VERSION_LABEL,
} from './selectors';
import { changeContainers, ServerChanges } from './serverChanges';

const Container = z
  .object({
    image: z.string().optional(),
    args: z.array(z.coerce.string()).optional(),
    command: z.unknown(),
    env: z.unknown(),
  })
  .passthrough();

/** As much of a workload as makes its pods. */
const Workload = z
  .object({
    metadata: z.object({ name: z.string() }).passthrough(),
    spec: z
      .object({
        template: z
          .object({
            metadata: z.object({ labels: z.record(z.string()) }).passthrough(),
            spec: z.object({ containers: z.array(Container) }).passthrough(),
          })
          .passthrough(),
      })
      .passthrough(),
  })
  .passthrough();
type Workload = z.output<typeof Workload>;

export interface Serving {
  /** What is copied, each once. */
  objects: readonly FoundObject[];
  isServer(object: FoundObject): boolean;
  /** All objects of the repository, which may select pods. */
  all: readonly FoundObject[];
  names: NewNames;
  canary: string;
  changes: ServerChanges;
}

/** Labels of pods that are copied, and what they have to be instead. */
interface CopiedPods {
  labels: Labels;
  changes: Labels;
}

/** Copies of all that serves a pool, in the same order, whose pods nobody else selects. */
export function copyServing(serving: Serving): object[] {
  const pods = serving.objects.flatMap(object => podsOf(serving, object));
  return serving.objects.map(object => {
    const before = toPlain(object.value);
    const renamed = renameObject(serving, object);
    const copy = mapSelectors(before, renamed, (old, selector) => {
      const own = pods.find(({ labels }) => selects(old, labels));
      return own
        ? {
            ...changed(selector, own.changes),
            [VERSION_LABEL]: serving.canary,
          }
        : selector;
    });
    return Object(orderLike(before, labelled(serving, object, copy)));
  });
}

/** Every selector that takes these pods now must not take the copy's. */
function podsOf(serving: Serving, object: FoundObject): CopiedPods[] {
  const { all, names, canary, isServer } = serving;
  const { data } = Workload.safeParse(toPlain(object.value));
  if (!data) return [];
  const { labels } = data.spec.template.metadata;
  const selectors = all
    .filter(({ namespace }) => namespace === object.namespace)
    .flatMap(({ value }) => selectorsIn(toPlain(value)))
    .filter(selector => selects(selector, labels));
  const { data: renamed = labels } = z
    .record(z.string())
    .safeParse(renameCopy(labels, names));
  return [
    {
      labels,
      changes: labelsToChange(
        selectors,
        renamed,
        isServer(object) ? canary : newNameOf(object.name, names) ?? canary,
      ),
    },
  ];
}

/** What servers are told stays: names in it are of models and files. */
function renameObject(serving: Serving, object: FoundObject): unknown {
  const { names, isServer, changes } = serving;
  const plain = toPlain(object.value);
  const renamed = renameCopy(plain, names);
  if (!isServer(object)) return renamed;
  const before = Workload.parse(plain).spec.template.spec.containers;
  const { spec, ...rest } = Workload.parse(renamed);
  const { template } = spec;
  const containers = template.spec.containers.map((container, index) => {
    const { args, command, env } = before[index];
    return {
      ...container,
      ...(args && { args }),
      ...(command !== undefined && { command }),
      ...(env !== undefined && { env }),
    };
  });
  return {
    ...rest,
    spec: {
      ...spec,
      ...(changes.replicas !== undefined && { replicas: changes.replicas }),
      template: {
        ...template,
        spec: {
          ...template.spec,
          containers: changeContainers(
            containers,
            changes,
            `${object.path}: ${object.kind} ${object.name}`,
          ),
        },
      },
    },
  };
}

function labelled(
  serving: Serving,
  object: FoundObject,
  copy: unknown,
): object {
  const { data } = Workload.safeParse(copy);
  const [own] = podsOf(serving, object);
  if (!data || !own) return Object(copy);
  const { spec } = data;
  const { template } = spec;
  return {
    ...data,
    spec: {
      ...spec,
      template: {
        ...template,
        metadata: {
          ...template.metadata,
          labels: {
            ...template.metadata.labels,
            ...own.changes,
            [VERSION_LABEL]: serving.canary,
          },
        },
      },
    },
  };
}

function changed(selector: Labels, changes: Labels): Labels {
  return Object.fromEntries(
    Object.entries(selector).map(([key, value]) => [
      key,
      changes[key] ?? value,
    ]),
  );
}

/** Fields where they stood: people compare the two. */
function orderLike(before: unknown, value: unknown): unknown {
  if (Array.isArray(value)) {
    const old = Array.isArray(before) ? before : [];
    return value.map((item, index) => orderLike(old[index], item));
  }
  if (typeof value !== 'object' || value === null) return value;
  const old = new Map(Object.entries(Object(before)));
  const fields = new Map(Object.entries(value));
  const keys = new Set([
    ...[...old.keys()].filter(key => fields.has(key)),
    ...fields.keys(),
  ]);
  return Object.fromEntries(
    [...keys].map(key => [key, orderLike(old.get(key), fields.get(key))]),
  );
}

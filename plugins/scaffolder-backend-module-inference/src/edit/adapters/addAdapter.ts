// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { isScalar } from 'yaml';
import { changeFiles, describeObject, SourceChange } from '../editObjects';
import { findObjects, FoundObject } from '../findObjects';
import { podOf, PoolName, serversOf } from '../pools/findPoolObjects';
import { RepositoryFiles } from '../RepositoryFiles';
import { isPoolRef, ROUTE_KINDS, rulesOf } from '../routes/findRoute';
import { addItem, setScalar } from '../yaml/editNodes';
import { readEmbedded } from '../yaml/Source';
import {
  itemsAt,
  textAt,
  toPlain,
  Traced,
  traceDocuments,
  valueAt,
} from '../yaml/Traced';
import { Adapter, readServerArguments } from './serverArguments';

export interface AdapterAddition {
  pool: PoolName;
  adapter: Adapter;
}

export interface AdapterAdded {
  files: RepositoryFiles;
  /** What the repository can't say, and who has to: one sentence each. */
  notes: string[];
}

/**
 * Adds a LoRA adapter to a model: the arguments of its servers, a match of the
 * routes that match model names, the map of body-based routing where the
 * repository has it, and the catalog's list of names.
 *
 * @throws InputError where the name is taken, or the servers take none this way
 */
export function addAdapter(
  files: RepositoryFiles,
  { pool, adapter }: AdapterAddition,
): AdapterAdded {
  const objects = findObjects(files);
  const servers = unique(serversOf(objects, pool));
  const containers = servers.map(server => ({
    server,
    ...argumentsOf(server),
  }));
  if (containers.length === 0) {
    throw new InputError(
      `The repository has no servers of a pool ${pool.namespace}/${pool.name}`,
    );
  }
  const names = containers.flatMap(({ read }) => read.servedNames);
  if (names.includes(adapter.name)) {
    throw new InputError(
      `adapter.name: is ${adapter.name}, by which ${pool.namespace}/${pool.name} serves something already. Nothing was changed. Choose another name`,
    );
  }
  const served = names[0];
  const routing = aliasChanges(objects, served, adapter.name);
  const after = changeFiles(files, [
    ...containers.flatMap(({ list, items, read }) =>
      read.add(adapter).map(change => ({
        source: list.at.source,
        patches: [
          'replaces' in change
            ? setScalar(items[change.replaces].at, change.value)
            : addItem(list.at, change.value, change.before),
        ],
      })),
    ),
    ...matchChanges(objects, pool, served, adapter.name),
    ...routing.changes,
    ...catalogChanges(objects, served, adapter.name),
  ]);
  refuseUnread(after, pool, adapter);
  return {
    files: after,
    notes: routing.isThere
      ? []
      : [
          `What reads the model from the body of requests is not in this repository: where it knows names by a map, whoever owns the Gateway has to add ${adapter.name}, for ${served}.`,
        ],
  };
}

/** Names that every server of a pool answers to, in every overlay: models and adapters. */
export function servedNamesOf(
  objects: readonly FoundObject[],
  pool: PoolName,
): string[] {
  const [first = [], ...others] = serversOf(objects, pool).map(
    server => argumentsOf(server).read.servedNames,
  );
  return first.filter(name => others.every(names => names.includes(name)));
}

/** Every overlay's servers have to be told of it. */
function refuseUnread(
  files: RepositoryFiles,
  pool: PoolName,
  { name }: Adapter,
): void {
  const objects = findObjects(files);
  for (const server of serversOf(objects, pool)) {
    if (!argumentsOf(server).read.servedNames.includes(name)) {
      throw new InputError(
        `${server.path}: ${describeObject(
          server,
        )} would not be told of ${name}: its arguments are patched by position. Edit it by hand. Nothing was changed`,
      );
    }
  }
}

/** The arguments of the container that serves, and what they say. */
export function argumentsOf(server: FoundObject) {
  for (const container of itemsAt(podOf(server.value), 'containers')) {
    const list = valueAt(container, 'args');
    const items = itemsAt(list);
    if (list && items.some(item => textAt(item) === '--served-model-name')) {
      return {
        list,
        items,
        read: readServerArguments(
          container,
          items.map(item => String(toPlain(item))),
        ),
      };
    }
  }
  throw new InputError(
    `${server.path}: no container of ${describeObject(
      server,
    )} has --served-model-name among its args, so it is not known how its server is told of adapters`,
  );
}

/** One more match for each that asks for the model by name. */
function matchChanges(
  objects: readonly FoundObject[],
  pool: PoolName,
  served: string,
  name: string,
): SourceChange[] {
  return objects
    .filter(({ kind }) => ROUTE_KINDS.some(route => route === kind))
    .flatMap(rulesOf)
    .filter(({ object, backendRefs }) =>
      backendRefs.some(ref => isPoolRef(ref, object, pool)),
    )
    .flatMap(({ value }) => {
      const list = valueAt(value, 'matches');
      const matches = itemsAt(list);
      const asksFor = (match: Traced, wanted: string) =>
        itemsAt(match, 'headers').some(
          header => textAt(header, 'value') === wanted,
        );
      const model = matches.find(match => asksFor(match, served));
      return !list || !model || matches.some(match => asksFor(match, name))
        ? []
        : [
            {
              source: list.at.source,
              patches: [
                addItem(list.at, renamed(toPlain(model), served, name)),
              ],
            },
          ];
    });
}

/** Tables of names: agentgateway's in CEL, the list of GIE's router. */
function aliasChanges(
  objects: readonly FoundObject[],
  served: string,
  name: string,
): { changes: SourceChange[]; isThere: boolean } {
  const policies = objects
    .filter(({ kind }) => kind === 'AgentgatewayPolicy')
    .flatMap(({ value }) =>
      itemsAt(
        value,
        'spec',
        'traffic',
        'transformation',
        'request',
        'set',
      ).flatMap(field => valueAt(field, 'value') ?? []),
    );
  const maps = policies.flatMap(expression => {
    const text = textAt(expression) ?? '';
    const entry = `: ${JSON.stringify(served)}`;
    const at = text.lastIndexOf(entry);
    const end = at + entry.length;
    return at === -1
      ? []
      : [
          {
            source: expression.at.source,
            patches: [
              setScalar(
                expression.at,
                `${text.slice(0, end)}, ${JSON.stringify(
                  name,
                )}${entry}${text.slice(end)}`,
              ),
            ],
          },
        ];
  });
  const lists = objects
    .filter(
      ({ kind, value }) =>
        kind === 'ConfigMap' && textAt(value, 'data', 'baseModel') === served,
    )
    .flatMap(({ value }) =>
      embeddedList(valueAt(value, 'data', 'adapters'), name),
    );
  const builtIn = objects.some(({ kind }) => kind === 'AIGatewayRoute');
  return {
    changes: [...maps, ...lists],
    isThere: builtIn || maps.length > 0 || lists.length > 0,
  };
}

/** The names that the entity's API takes. */
function catalogChanges(
  objects: readonly FoundObject[],
  served: string,
  name: string,
): SourceChange[] {
  return objects
    .filter(({ group, kind }) => group === 'backstage.io' && kind === 'API')
    .flatMap(({ value }) => {
      const definition = valueAt(value, 'spec', 'definition');
      const [document] = embedded(definition);
      return document ? enumsOf(document, served) : [];
    })
    .map(list => ({
      source: list.at.source,
      patches: [addItem(list.at, name)],
    }));
}

/** Lists named `enum`, at any depth, that have the model. */
function enumsOf(value: Traced, served: string): Traced[] {
  if (value.type === 'map') {
    return [...value.entries].flatMap(([key, field]) =>
      key === 'enum' && itemsAt(field).some(item => textAt(item) === served)
        ? [field]
        : enumsOf(field, served),
    );
  }
  return value.type === 'list'
    ? value.items.flatMap(item => enumsOf(item, served))
    : [];
}

function embeddedList(text: Traced | undefined, item: string): SourceChange[] {
  const [list] = embedded(text);
  return list?.type === 'list'
    ? [{ source: list.at.source, patches: [addItem(list.at, item)] }]
    : [];
}

function embedded(text: Traced | undefined): Traced[] {
  return text &&
    isScalar(text.at.node) &&
    typeof text.at.node.value === 'string'
    ? traceDocuments(readEmbedded(text.at.source, text.at.node))
    : [];
}

/** The same with another name in the place of the model's. */
function renamed(value: unknown, from: string, to: string): unknown {
  if (Array.isArray(value)) return value.map(item => renamed(item, from, to));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, field]) => [
        key,
        renamed(field, from, to),
      ]),
    );
  }
  return value === from ? to : value;
}

/** Overlays share what the base has. */
function unique(objects: readonly FoundObject[]): FoundObject[] {
  return [
    ...new Map(
      objects.map(object => [`${object.path} ${object.name}`, object]),
    ).values(),
  ];
}

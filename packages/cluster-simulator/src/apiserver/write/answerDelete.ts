// SPDX-License-Identifier: Apache-2.0
import { ResourceTools } from '../ResourceTools';
import { sendJson, sendText } from '../answer/send';
import { requestedObject } from '../requestedObject';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { conflict } from '../failure/failures';
import { JsonObject, objectAt, stringAt } from '../json/JsonObject';
import { selectPage } from '../read/list';
import { ApiRequest } from '../request/ApiRequest';
import { readBody } from '../request/readBody';
import { apiVersionOf } from '../resources/ResourceType';
import { isDryRun } from './answerWrite';

interface DeleteOptions {
  dryRun: boolean;
  orphan: boolean;
  preconditions: JsonObject;
}

async function readOptions(request: ApiRequest): Promise<DeleteOptions> {
  const body = await readBody(request.message);
  const policy =
    stringAt(body, 'propagationPolicy') ??
    request.query.get('propagationPolicy');
  const directives = Array.isArray(body.dryRun) ? body.dryRun.map(String) : [];
  return {
    dryRun: isDryRun([...request.query.getAll('dryRun'), ...directives]),
    orphan: policy === 'Orphan' || body.orphanDependents === true,
    preconditions: objectAt(body, 'preconditions'),
  };
}

function checkPreconditions(
  request: ApiRequest,
  { metadata }: KubernetesObject,
  preconditions: JsonObject,
) {
  const { type } = request;
  const subject = {
    group: type.group,
    resource: type.resource,
    name: metadata.name,
  };
  const uid = stringAt(preconditions, 'uid');
  if (uid !== undefined && uid !== metadata.uid) {
    throw conflict(
      subject,
      `StorageError: invalid object, Code: 4, Key: ${type.resource}/${metadata.name}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${metadata.uid}`,
    );
  }
  const version = stringAt(preconditions, 'resourceVersion');
  if (version !== undefined && version !== metadata.resourceVersion) {
    throw conflict(
      subject,
      `Precondition failed: ResourceVersion in precondition: ${version}, ResourceVersion in object meta: ${metadata.resourceVersion}`,
    );
  }
}

/** Leaves what the object owns to itself. */
function orphanOwned(tools: ResourceTools, { metadata }: KubernetesObject) {
  const { store } = tools.cluster;
  for (const { key, object } of store.ownedBy(metadata.uid ?? '')) {
    const { ownerReferences = [], ...rest } = object.metadata;
    store.write(key, {
      ...object,
      metadata: {
        ...rest,
        ownerReferences: ownerReferences.filter(
          ({ uid }) => uid !== metadata.uid,
        ),
      },
    });
  }
}

/** Removes an object, or marks it where finalizers hold it. Gives what is left of it. */
function remove(
  request: ApiRequest,
  tools: ResourceTools,
  object: KubernetesObject,
  { orphan, dryRun }: DeleteOptions,
): KubernetesObject | undefined {
  const { store, clock } = tools.cluster;
  const { storage } = request.type;
  const { finalizers, namespace, name, deletionTimestamp } = object.metadata;
  const held = Array.isArray(finalizers) && finalizers.length > 0;
  if (dryRun) {
    return held ? object : undefined;
  }
  if (orphan) {
    orphanOwned(tools, object);
  }
  if (!held) {
    store.delete(storage, namespace, name);
    return undefined;
  }
  const now = new Date(clock.now()).toISOString().replace(/\.\d+Z$/, 'Z');
  return store.write(storage, {
    ...object,
    metadata: {
      ...object.metadata,
      deletionTimestamp: deletionTimestamp ?? now,
      deletionGracePeriodSeconds: 0,
    },
  });
}

export async function answerDelete(
  request: ApiRequest,
  tools: ResourceTools,
): Promise<void> {
  const { type, response, name } = request;
  const options = await readOptions(request);
  const object = requestedObject(request, tools.cluster);
  checkPreconditions(request, object, options.preconditions);
  const left = remove(request, tools, object, options);
  const isPod = type.group === '' && type.resource === 'pods';
  if (left || isPod) {
    const shown = left ?? object;
    sendText(
      response,
      200,
      tools.serializer.text(shown, type, 'object'),
      request,
    );
    return;
  }
  sendJson(
    response,
    200,
    {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: {
        name,
        ...(type.group === '' ? {} : { group: type.group }),
        kind: type.resource,
        uid: object.metadata.uid,
      },
    },
    request,
  );
}

/** DELETE of a collection: everything that its selectors match. */
export async function answerDeleteCollection(
  request: ApiRequest,
  tools: ResourceTools,
): Promise<void> {
  const { type, response } = request;
  const options = await readOptions(request);
  const { items, version } = selectPage(tools.cluster.store, request);
  items.forEach(object => remove(request, tools, object, options));
  const texts = items.map(object =>
    tools.serializer.item(object, type, 'object'),
  );
  sendText(
    response,
    200,
    `{"kind":"${type.listKind}","apiVersion":"${apiVersionOf(
      type,
    )}","metadata":{"resourceVersion":"${version}"},"items":[${texts.join()}]}`,
    request,
  );
}

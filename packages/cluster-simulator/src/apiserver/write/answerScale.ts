// SPDX-License-Identifier: Apache-2.0
import { ResourceTools } from '../ResourceTools';
import { sendJson } from '../answer/send';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { badRequest, methodNotAllowed } from '../failure/failures';
import { isJsonObject, numberAt, objectAt } from '../json/JsonObject';
import { ApiRequest } from '../request/ApiRequest';
import { mediaType, parseText, readText } from '../request/readBody';
import { requestedObject } from '../requestedObject';
import { writeContext } from './answerWrite';
import { mergePatch } from './mergePatch';

function scaleOf(object: KubernetesObject) {
  const { name, namespace, uid, resourceVersion, creationTimestamp } =
    object.metadata;
  const labels = objectAt(objectAt(object.spec, 'selector'), 'matchLabels');
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: numberAt(object.spec, 'replicas') ?? 0 },
    status: {
      replicas: numberAt(object.status, 'replicas') ?? 0,
      selector: Object.entries(labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(','),
    },
  };
}

/** `/scale`: the replicas of a workload as an object of its own. */
export async function answerScale(
  request: ApiRequest,
  tools: ResourceTools,
): Promise<void> {
  const { verb, message, response } = request;
  const object = requestedObject(request, tools.cluster);
  if (verb === 'get') {
    sendJson(response, 200, scaleOf(object), request);
    return;
  }
  if (verb !== 'update' && verb !== 'patch') {
    throw methodNotAllowed();
  }
  const body = parseText(await readText(message), mediaType(message));
  if (!isJsonObject(body)) {
    throw badRequest('the body of the request is no Scale');
  }
  const scale = verb === 'patch' ? mergePatch(scaleOf(object), body) : body;
  const replicas = numberAt(scale.spec, 'replicas');
  if (replicas === undefined || replicas < 0 || !Number.isInteger(replicas)) {
    throw badRequest('spec.replicas must be a whole number of at least 0');
  }
  const { resourceVersion } = objectAt(scale, 'metadata');
  const { object: written } = tools.writer.update(
    object,
    {
      ...object,
      metadata: {
        ...object.metadata,
        ...(typeof resourceVersion === 'string' ? { resourceVersion } : {}),
      },
      spec: { ...objectAt(object, 'spec'), replicas },
    },
    { ...writeContext(request), subresource: undefined },
  );
  sendJson(response, 200, scaleOf(written), request);
}

// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { VersionedStore } from '../../cluster/ObjectStore';
import { Serializer } from '../answer/createSerializer';
import { sendText } from '../answer/send';
import { ApiFailure } from '../failure/ApiFailure';
import { badRequest, expired } from '../failure/failures';
import { ApiRequest } from '../request/ApiRequest';
import { apiVersionOf } from '../resources/ResourceType';
import { sortKeyOf } from '../store/ObjectCollection';
import { buildTable } from '../table/buildTable';
import { ContinueFrom, decodeContinue, encodeContinue } from './continueToken';
import {
  parseNumber,
  parseResourceVersion,
  parseSelectors,
  parseVersionMatch,
} from './listOptions';

interface Page {
  items: KubernetesObject[];
  version: number;
  continue?: string;
  remaining?: number;
}

const keyOf = ({ metadata }: KubernetesObject) =>
  sortKeyOf(metadata.namespace, metadata.name);

/** 504 with the cause that clients look for, as for any version that isn't there yet. */
function versionTooLarge(asked: number, current: number): ApiFailure {
  return new ApiFailure({
    code: 504,
    reason: 'Timeout',
    message: `Timeout: Too large resource version: ${asked}, current: ${current}`,
    details: {
      causes: [
        {
          reason: 'ResourceVersionTooLarge',
          message: 'Too large resource version',
        },
      ],
      retryAfterSeconds: 1,
    },
  });
}

/** The collection at the version that the request names. */
function snapshot(
  store: VersionedStore,
  request: ApiRequest,
  from: ContinueFrom | undefined,
): { items: KubernetesObject[]; version: number } {
  const { storage } = request.type;
  const asked = parseResourceVersion(request.query);
  const match = parseVersionMatch(request.query);
  if (from && asked) {
    throw badRequest(
      'specifying resource version is not allowed when using continue',
    );
  }
  if (asked !== undefined && asked > store.version) {
    throw versionTooLarge(asked, store.version);
  }
  const version =
    from?.version ?? (match === 'Exact' ? asked : undefined) ?? store.version;
  const items =
    version === store.version
      ? store.list(storage, request.namespace)
      : store.listAt(storage, request.namespace, version);
  if (!items) {
    throw tooOld(store, from);
  }
  return { items, version };
}

function tooOld(store: VersionedStore, from: ContinueFrom | undefined) {
  return from
    ? expired(
        'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
        encodeContinue({ version: store.version, after: from.after }),
      )
    : expired('The resourceVersion for the provided list is too old.');
}

/** The part of a collection that a list request asks for. */
export function selectPage(store: VersionedStore, request: ApiRequest): Page {
  const { query, type } = request;
  const limit = parseNumber(query, 'limit') ?? 0;
  const token = query.get('continue');
  const from = token ? decodeContinue(token) : undefined;
  const matches = parseSelectors(type, query);
  const { items, version } = snapshot(store, request, from);
  const rest = items.filter(
    object =>
      (from === undefined || keyOf(object) > from.after) && matches(object),
  );
  if (limit <= 0 || rest.length <= limit) {
    return { items: rest, version };
  }
  const page = rest.slice(0, limit);
  // How many remain is unknown to a real server where a selector filters.
  const filtered = query.get('labelSelector') || query.get('fieldSelector');
  return {
    items: page,
    version,
    continue: encodeContinue({ version, after: keyOf(page[limit - 1]) }),
    remaining: filtered ? undefined : rest.length - limit,
  };
}

function listMetadata({ version, ...page }: Page, alwaysContinue: boolean) {
  return {
    ...(alwaysContinue ? { continue: page.continue ?? '' } : {}),
    ...(page.remaining === undefined
      ? {}
      : { remainingItemCount: page.remaining }),
    resourceVersion: `${version}`,
    ...(!alwaysContinue && page.continue ? { continue: page.continue } : {}),
  };
}

export function answerList(
  request: ApiRequest,
  tools: { store: VersionedStore; serializer: Serializer; now: () => number },
): void {
  const { type, representation, response } = request;
  const page = selectPage(tools.store, request);
  if (representation === 'table') {
    const table = buildTable(page.items, {
      type,
      now: tools.now(),
      metadata: listMetadata(page, false),
      includeObject: request.query.get('includeObject'),
    });
    sendText(response, 200, JSON.stringify(table), request);
    return;
  }
  const items = page.items
    .map(object => tools.serializer.item(object, type, representation))
    .join(',');
  const custom = type.custom !== undefined && representation === 'object';
  const metadata = JSON.stringify(listMetadata(page, custom));
  const kind =
    representation === 'metadata' ? 'PartialObjectMetadataList' : type.listKind;
  const apiVersion =
    representation === 'metadata' ? 'meta.k8s.io/v1' : apiVersionOf(type);
  sendText(
    response,
    200,
    custom
      ? `{"apiVersion":"${apiVersion}","items":[${items}],"kind":"${kind}","metadata":${metadata}}`
      : `{"kind":"${kind}","apiVersion":"${apiVersion}","metadata":${metadata},"items":[${items}]}`,
    request,
  );
}

// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { badRequest, invalid } from '../failure/failures';
import { parseFieldSelector } from '../request/parseFieldSelector';
import { parseLabelSelector } from '../request/parseLabelSelector';
import { ResourceType } from '../resources/ResourceType';

/** A test on objects, from label selector, field selector and name. */
export function parseSelectors(
  type: ResourceType,
  query: URLSearchParams,
): (object: KubernetesObject) => boolean {
  const labels = parseLabelSelector(query.get('labelSelector'));
  const fields = parseFieldSelector(query.get('fieldSelector'), type);
  return object =>
    (labels?.(object.metadata.labels) ?? true) &&
    (fields?.matches(object) ?? true);
}

/** A whole number of a query; undefined where absent or empty. */
export function parseNumber(
  query: URLSearchParams,
  name: string,
): number | undefined {
  const text = query.get(name);
  if (!text) {
    return undefined;
  }
  if (!/^-?\d+$/.test(text)) {
    throw badRequest(
      `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  }
  return Number(text);
}

/** `resourceVersion`; 0 is "whatever there is", undefined "the newest". */
export function parseResourceVersion(
  query: URLSearchParams,
): number | undefined {
  const text = query.get('resourceVersion');
  if (!text) {
    return undefined;
  }
  if (!/^\d+$/.test(text)) {
    throw badRequest(
      `invalid resource version: resourceVersion: Invalid value: ${JSON.stringify(
        text,
      )}: strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  }
  return Number(text);
}

const LIST_OPTIONS = { group: 'meta.k8s.io', kind: 'ListOptions', name: '' };

function forbiddenOption(field: string, why: string) {
  return invalid(LIST_OPTIONS, [
    { reason: 'FieldValueForbidden', field, message: `Forbidden: ${why}` },
  ]);
}

/** Which versions of the list will do. */
export function parseVersionMatch(
  query: URLSearchParams,
): 'Exact' | 'NotOlderThan' | undefined {
  const match = query.get('resourceVersionMatch');
  if (!match) {
    return undefined;
  }
  if (query.get('continue')) {
    throw forbiddenOption(
      'resourceVersionMatch',
      'resourceVersionMatch is forbidden when continue is provided',
    );
  }
  if (!query.get('resourceVersion')) {
    throw forbiddenOption(
      'resourceVersionMatch',
      'resourceVersionMatch is forbidden unless resourceVersion is provided',
    );
  }
  if (match !== 'Exact' && match !== 'NotOlderThan') {
    throw invalid(LIST_OPTIONS, [
      {
        reason: 'FieldValueNotSupported',
        field: 'resourceVersionMatch',
        message: `Unsupported value: ${JSON.stringify(
          match,
        )}: supported values: "Exact", "NotOlderThan", ""`,
      },
    ]);
  }
  if (match === 'Exact' && query.get('resourceVersion') === '0') {
    throw forbiddenOption(
      'resourceVersionMatch',
      'resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
    );
  }
  return match;
}

/** Whether a watch begins with the objects there are; 422 where the options disagree. */
export function parseSendInitialEvents(
  query: URLSearchParams,
): boolean | undefined {
  const asked = query.get('sendInitialEvents');
  const match = query.get('resourceVersionMatch');
  if (asked !== null && match !== 'NotOlderThan') {
    throw forbiddenOption(
      'resourceVersionMatch',
      'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    );
  }
  if (asked === null && match) {
    throw forbiddenOption(
      'resourceVersionMatch',
      'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
    );
  }
  return asked === null ? undefined : asked === 'true' || asked === '1';
}

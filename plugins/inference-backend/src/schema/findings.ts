// SPDX-License-Identifier: Apache-2.0
import { FINDING_CODES } from '@inference-portal/backstage-plugin-inference-common';
import {
  count,
  JsonSchema,
  listOf,
  objectOf,
  oneOf,
  ref,
  text,
  time,
} from './jsonSchema';

export const findingSchemas: Record<string, JsonSchema> = {
  FindingSubject: objectOf(
    { cluster: text, apiVersion: text, kind: text, name: text },
    { namespace: text, field: text },
  ),
  Finding: objectOf(
    {
      code: oneOf(...FINDING_CODES),
      severity: oneOf('error', 'warning', 'info'),
      title: text,
      detail: text,
      subject: ref('FindingSubject'),
      evidence: listOf(objectOf({ label: text, value: text })),
      remedy: objectOf({ text }, { patch: ref('FindingPatch') }),
      docs: text,
      since: time,
    },
    { flaps: count, git: ref('GitSource') },
  ),
  ListedFinding: objectOf({
    code: oneOf(...FINDING_CODES),
    severity: oneOf('error', 'warning', 'info'),
    title: text,
    detail: text,
    subject: ref('FindingSubject'),
    docs: text,
    since: time,
    entities: listOf(text),
  }),
  FindingPatch: objectOf({
    kind: oneOf('merge', 'strategic', 'json', 'create'),
    object: objectOf(
      { apiVersion: text, kind: text, name: text },
      { namespace: text },
    ),
    target: text,
    yaml: text,
  }),
  GitSource: objectOf({ repository: text }, { reference: text, path: text }),
};

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
      remedy: objectOf(
        { text },
        { patch: objectOf({ target: text, yaml: text }) },
      ),
      docs: text,
      since: time,
    },
    { flaps: count, git: ref('GitSource') },
  ),
  GitSource: objectOf({ repository: text }, { reference: text, path: text }),
};

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
} from './jsonSchema';

export const manifestSchemas: Record<string, JsonSchema> = {
  ManifestCheckRequest: objectOf(
    { files: listOf(objectOf({ path: text, content: text })) },
    {
      cluster: {
        ...text,
        description: 'Cluster that they are for: what it has counts',
      },
      gateways: {
        ...listOf(objectOf({ namespace: text, name: text, controller: text })),
        description: 'Gateways that exist although neither of them has them',
      },
    },
  ),
  ManifestProblem: objectOf(
    {
      path: text,
      line: { type: 'integer', minimum: 1 },
      severity: oneOf('error', 'warning', 'info'),
      title: text,
      detail: text,
      fix: text,
    },
    { field: text, object: text, code: oneOf(...FINDING_CODES) },
  ),
  ManifestCheck: objectOf({
    objects: count,
    problems: listOf(ref('ManifestProblem')),
    unjudged: listOf(text),
  }),
};

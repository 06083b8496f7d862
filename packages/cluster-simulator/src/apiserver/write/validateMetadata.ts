// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { FieldError } from '../failure/failures';
import { ResourceType } from '../resources/ResourceType';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;

const SUBDOMAIN_HINT = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${SUBDOMAIN}')`;
const LABEL_HINT = `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${LABEL}')`;
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const LABEL_VALUE_HINT =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/** Names that are DNS labels, without dots. */
const LABEL_NAMED = new Set(['namespaces', 'services']);
/** Names with colons and such. */
const FREELY_NAMED = new Set(['rbac.authorization.k8s.io']);

function nameErrors(type: ResourceType, name: string): FieldError[] {
  if (name === '') {
    return [
      {
        reason: 'FieldValueRequired',
        field: 'metadata.name',
        message: 'Required value: name or generateName is required',
      },
    ];
  }
  if (FREELY_NAMED.has(type.group)) {
    return [];
  }
  const isLabel = type.group === '' && LABEL_NAMED.has(type.resource);
  const [pattern, hint, limit] = isLabel
    ? [LABEL, LABEL_HINT, 63]
    : [SUBDOMAIN, SUBDOMAIN_HINT, 253];
  const field = 'metadata.name';
  return [
    ...(name.length > limit
      ? [
          `Invalid value: ${JSON.stringify(
            name,
          )}: must be no more than ${limit} bytes`,
        ]
      : []),
    ...(new RegExp(`^${pattern}$`).test(name)
      ? []
      : [`Invalid value: ${JSON.stringify(name)}: ${hint}`]),
  ].map(message => ({ reason: 'FieldValueInvalid', field, message }));
}

/** What is wrong with an object's name or labels. */
export function validateMetadata(
  type: ResourceType,
  object: KubernetesObject,
): FieldError[] {
  const { name, labels = {} } = object.metadata;
  return [
    ...nameErrors(type, name),
    ...Object.values(labels)
      .filter(value => value.length > 63 || !LABEL_VALUE.test(value))
      .map(
        (value): FieldError => ({
          reason: 'FieldValueInvalid',
          field: 'metadata.labels',
          message: `Invalid value: ${JSON.stringify(value)}: ${
            value.length > 63
              ? 'must be no more than 63 bytes'
              : LABEL_VALUE_HINT
          }`,
        }),
      ),
  ];
}

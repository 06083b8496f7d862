// SPDX-License-Identifier: Apache-2.0
import Ajv2020 from 'ajv/dist/2020';
import { openapi } from '../schema/openapi';

const ajv = new Ajv2020({
  strict: false,
  validateFormats: false,
  allErrors: true,
});
const { components } = openapi;

/** Where an answer with status 200 does not match what is described for the path. */
export function validateAnswer(path: string, body: unknown): string[] {
  const described = openapi.paths?.[path];
  const operation = described?.get ?? described?.post;
  const schema =
    operation?.responses[200]?.content?.['application/json']?.schema;
  if (!schema) {
    return [`${path} is not described`];
  }
  // References lead to #/components: both are put into one document.
  const validate = ajv.compile({ ...schema, components });
  validate(body);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

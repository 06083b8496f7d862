// SPDX-License-Identifier: Apache-2.0
import { JsonObject } from '@backstage/types';

/** What the whole form holds so far: fields look at each other through it. */
export function readForm(formContext: unknown): JsonObject {
  return isObject(formContext) && isObject(formContext.formData)
    ? formContext.formData
    : {};
}

export function readText(form: JsonObject, field: string): string | undefined {
  const value = form[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Names that clients will ask for: the model's and its adapters'. */
export function readServedNames(form: JsonObject): string[] {
  const adapters = form.adapters;
  return [
    readText(form, 'model'),
    ...(Array.isArray(adapters)
      ? adapters.map(each =>
          isObject(each) ? readText(each, 'name') : undefined,
        )
      : []),
  ].flatMap(name => name ?? []);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// SPDX-License-Identifier: Apache-2.0
import { plainText } from '@inference-portal/backstage-plugin-inference-common';

/** The same as JSON would have it, its texts without marks. */
export function plainly<Value>(value: Value): Value {
  return value === undefined
    ? value
    : JSON.parse(plainText(JSON.stringify(value)));
}

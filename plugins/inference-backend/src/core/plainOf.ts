// SPDX-License-Identifier: Apache-2.0
import { plainText } from '@inference-portal/backstage-plugin-inference-common';

/** The same with all texts in plain English, as JSON has it. */
export function plainOf<Content>(content: Content): Content {
  return JSON.parse(plainText(JSON.stringify(content)));
}

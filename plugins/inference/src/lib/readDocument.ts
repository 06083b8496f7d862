// SPDX-License-Identifier: Apache-2.0
import {
  FindingSeverity,
  Health,
} from '@inference-portal/backstage-plugin-inference-common';
import { parseHealth } from './rankHealth';

/** What a result of the search is, as far as it is one of ours. */
export type FoundDocument =
  | { what: 'model'; health?: Health; clusters: string }
  | {
      what: 'finding';
      severity?: FindingSeverity;
      code: string;
      clusters: string;
    }
  | { what: 'page' };

const SEVERITIES: FindingSeverity[] = ['error', 'warning', 'info'];

/** An index may be older than this plugin: what it does not say is left out. */
export function readDocument(document: object): FoundDocument {
  const fields = new Map<string, unknown>(Object.entries(document));
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  const clusters = text('clusters');
  switch (text('what')) {
    case 'model':
      return { what: 'model', health: parseHealth(text('state')), clusters };
    case 'finding':
      return {
        what: 'finding',
        severity: SEVERITIES.find(severity => severity === text('state')),
        code: text('code'),
        clusters,
      };
    default:
      return { what: 'page' };
  }
}

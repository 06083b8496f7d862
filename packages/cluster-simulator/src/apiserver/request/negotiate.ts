// SPDX-License-Identifier: Apache-2.0
import { notAcceptable } from '../failure/failures';

/** The shape in which objects are wanted. */
export type Representation = 'object' | 'metadata' | 'table';

export interface Negotiated {
  representation: Representation;
  yaml: boolean;
  /** `apidiscovery.k8s.io/v2`, the whole discovery in two documents. */
  aggregatedDiscovery: boolean;
}

const PLAIN: Negotiated = {
  representation: 'object',
  yaml: false,
  aggregatedDiscovery: false,
};

function negotiateRange(range: string): Negotiated | undefined {
  const [mediaType, ...parameters] = range.split(';').map(part => part.trim());
  const values = new Map(
    parameters.map(parameter => {
      const [name, value = ''] = parameter.split('=');
      return [name, value] as const;
    }),
  );
  if (
    ['application/yaml', 'application/x-yaml', 'text/yaml'].includes(mediaType)
  ) {
    return { ...PLAIN, yaml: true };
  }
  if (!['application/json', 'application/*', '*/*'].includes(mediaType)) {
    return undefined;
  }
  switch (values.get('as')) {
    case undefined:
      return PLAIN;
    case 'Table':
      return values.get('v') === 'v1'
        ? { ...PLAIN, representation: 'table' }
        : undefined;
    case 'PartialObjectMetadata':
    case 'PartialObjectMetadataList':
      return values.get('v') === 'v1'
        ? { ...PLAIN, representation: 'metadata' }
        : undefined;
    case 'APIGroupDiscoveryList':
      return values.get('v') === 'v2'
        ? { ...PLAIN, aggregatedDiscovery: true }
        : undefined;
    default:
      return undefined;
  }
}

/** The first of the client's wishes that can be met; 406 where none can. */
export function negotiate(accept: string | undefined): Negotiated {
  if (!accept) {
    return PLAIN;
  }
  for (const range of accept.split(',')) {
    const negotiated = negotiateRange(range);
    if (negotiated) {
      return negotiated;
    }
  }
  throw notAcceptable();
}

/** Browsers and curl get indented JSON, as from a real API server. */
export function wantsPretty(
  query: URLSearchParams,
  userAgent: string | undefined,
): boolean {
  const asked = query.get('pretty');
  if (asked !== null) {
    return asked !== 'false' && asked !== '0';
  }
  return /^(curl|Wget|Mozilla\/5\.0)/.test(userAgent ?? '');
}

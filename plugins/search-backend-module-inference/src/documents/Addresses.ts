// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';

/**
 * No catalog has it: whoever may read some entities only finds nothing that
 * belongs to none, and whoever may read all finds it.
 */
const NOBODYS = 'resource:inference-portal/nobodys';

/** Where a document leads, and by which entity it is decided who may find it. */
export interface Address {
  location: string;
  entity: string;
  authorization: { resourceRef: string };
}

/** Addresses of pages within the portal. */
export class Addresses {
  constructor(
    private readonly paths: {
      /** With `:namespace`, `:kind` and `:name`. */
      locationTemplate: string;
      pagePath: string;
    },
  ) {}

  /** @param query - what makes the address unlike others on the same page */
  ofEntity(entityRef: string, query: Record<string, string>): Address {
    const { namespace, kind, name } = parseEntityRef(entityRef);
    const path = this.paths.locationTemplate
      .replace(':namespace', encodeURIComponent(namespace))
      .replace(':kind', encodeURIComponent(kind))
      .replace(':name', encodeURIComponent(name));
    return {
      location: `${path}?${new URLSearchParams(query)}`,
      entity: entityRef,
      authorization: { resourceRef: entityRef },
    };
  }

  /** On the page of all pools, for what belongs to no entity. */
  ofNobody(query: Record<string, string>): Address {
    return {
      location: `${this.paths.pagePath}?${new URLSearchParams(query)}`,
      entity: '',
      authorization: { resourceRef: NOBODYS },
    };
  }

  get page(): string {
    return this.paths.pagePath;
  }
}

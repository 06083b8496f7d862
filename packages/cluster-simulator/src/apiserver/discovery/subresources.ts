// SPDX-License-Identifier: Apache-2.0
import { ResourceType } from '../resources/ResourceType';

interface SubresourceKind {
  kind: string;
  group?: string;
  version?: string;
}

/** Subresources whose kind isn't their resource's. */
export const SUBRESOURCES: Readonly<
  Record<string, (type: ResourceType) => SubresourceKind>
> = {
  proxy: type => ({ kind: `${type.kind}ProxyOptions` }),
  scale: () => ({ group: 'autoscaling', version: 'v1', kind: 'Scale' }),
};

export function subresourceVerbs(subresource: string): string[] {
  switch (subresource) {
    case 'log':
      return ['get'];
    case 'proxy':
      return ['create', 'delete', 'get', 'patch', 'update'];
    default:
      return ['get', 'patch', 'update'];
  }
}

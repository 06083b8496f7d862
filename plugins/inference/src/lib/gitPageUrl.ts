// SPDX-License-Identifier: Apache-2.0
import { GitSource } from '@inference-portal/backstage-plugin-inference-common';

/** A branch or tag that can stand in an address; not a range such as `>=1.0 <2`. */
const PLAIN_REFERENCE = /^[\w./-]+$/;

/**
 * Where a browser shows the folder: by the address's form on hosts that are
 * known by name, else the repository itself.
 */
export function gitPageUrl({ repository, reference, path }: GitSource): string {
  const { hostname } = new URL(repository);
  if (!path || !reference || !PLAIN_REFERENCE.test(reference)) {
    return repository;
  }
  if (hostname === 'github.com' || hostname.startsWith('github.')) {
    return `${repository}/tree/${reference}/${path}`;
  }
  if (hostname === 'gitlab.com' || hostname.startsWith('gitlab.')) {
    return `${repository}/-/tree/${reference}/${path}`;
  }
  return repository;
}

// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';

export interface RepositoryAddress {
  host: string;
  /** Organization, user, or group with its subgroups. */
  owner: string;
  name: string;
  cloneUrl: string;
}

const PAGES = ['tree', 'blob', 'raw', 'edit', 'src'];

/**
 * Which repository an address is in: its own, a folder's or a file's page, or the
 * one to clone. `baseUrl` is the server's, which may be below a path.
 */
export function parseRepositoryUrl(
  address: string,
  baseUrl: string,
): RepositoryAddress {
  const base = new URL(baseUrl);
  const { host, pathname } = new URL(address);
  const prefix = base.pathname.replace(/\/$/, '');
  const parts = pathname
    .slice(pathname.startsWith(`${prefix}/`) ? prefix.length : 0)
    .split('/')
    .filter(Boolean)
    .map(decodeURIComponent);
  // GitLab has subgroups, and says by a dash where a repository's name ends.
  const end = parts.findIndex(
    (part, index) => part === '-' || (index > 1 && PAGES.includes(part)),
  );
  const path = end < 0 ? parts : parts.slice(0, end);
  const name = path.at(-1)?.replace(/\.git$/, '');
  if (path.length < 2 || !name || path.some(part => /[/\\]|^\.+$/.test(part))) {
    throw new InputError(`${address} is the address of no repository`);
  }
  const owner = path.slice(0, -1).join('/');
  const encoded = [...path.slice(0, -1), name].map(encodeURIComponent);
  return {
    host,
    owner,
    name,
    cloneUrl: `${base.protocol}//${host}${prefix}/${encoded.join('/')}.git`,
  };
}

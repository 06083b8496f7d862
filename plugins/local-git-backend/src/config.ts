// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { RootConfigService } from '@backstage/backend-plugin-api';

export interface LocalGitConfig {
  /** Absolute. */
  directory: string;
  anonymousRead: boolean;
  /** Where the portal's pages are, without a slash at the end. */
  portalUrl: string;
}

/** @throws where `localGit.directory` is missing: there is no good guess for it */
export function readConfig(root: RootConfigService): LocalGitConfig {
  const config = root.getConfig('localGit');
  return {
    directory: resolve(config.getString('directory')),
    anonymousRead: config.getOptionalBoolean('anonymousRead') ?? false,
    portalUrl: (root.getOptionalString('app.baseUrl') ?? '').replace(/\/$/, ''),
  };
}

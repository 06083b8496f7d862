// SPDX-License-Identifier: Apache-2.0
import { FluxSource, HelmRelease } from '../objects/GitOpsObjects';

const VERSION = /^v?\d+\.\d+\.\d+(?:-[\w.-]+)?$/;

/**
 * The version of the chart that should be installed, where that is one version:
 * as the HelmRelease names it, or as its OCIRepository has it. Of a range only
 * Flux knows what it came to.
 */
export function wantedVersion(
  release: HelmRelease,
  source: FluxSource | undefined,
): string | undefined {
  const [tag] = (source?.revision ?? '').split('@', 1);
  const wanted = release.wantedVersion ?? tag;
  return VERSION.test(wanted) ? wanted : undefined;
}

/** Whether both name one version: a leading v, and the digest that Flux adds, make no other. */
export function isVersion(wanted: string, installed: string): boolean {
  const [version] = installed.split('+', 1);
  return version.replace(/^v/, '') === wanted.replace(/^v/, '');
}

// SPDX-License-Identifier: Apache-2.0

/** A chart of an OCI registry that is to be installed. */
export interface HelmChart {
  release: string;
  namespace: string;
  /** Without `oci://` and without the chart. */
  registry: string;
  chart: string;
  version: string;
  values: object;
  /** Releases that must be there first. */
  dependsOn?: string[];
}

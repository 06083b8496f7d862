// SPDX-License-Identifier: Apache-2.0
import { ClusterState } from './clusters';
import { FindingCode, FindingSeverity } from './findings';

/**
 * Why the portal does not see something. The last ones are of metrics pages.
 *
 * @public
 */
export type DoctorCode =
  | 'cluster-unreachable'
  | 'cluster-unauthorized'
  | 'cluster-connecting'
  | 'kinds-forbidden'
  | 'kinds-failing'
  | 'kinds-missing'
  | 'objects-unreadable'
  | 'metrics-off'
  | 'metrics-page-refused'
  | 'metrics-proxy-forbidden'
  | 'metrics-failing';

/**
 * An edit that mends a gap, complete and ready to apply.
 *
 * @public
 */
export interface DoctorEdit {
  /** cluster: for `kubectl apply`. app-config: to be merged into the portal's configuration. */
  target: 'cluster' | 'app-config';
  yaml: string;
}

/**
 * One thing the portal can't see in a cluster, what that costs, and what mends it.
 *
 * @public
 */
export interface DoctorGap {
  code: DoctorCode;
  /** error: nothing or next to nothing is seen. warning: some of it. info: worth knowing. */
  severity: FindingSeverity;
  title: string;
  detail: string;
  /** What is not seen: kinds, objects or pages, with the reason; the first of them. */
  affected: Array<{ name: string; reason?: string }>;
  /** How many there are in all. */
  count: number;
  costs: {
    /** Findings that are silent. */
    findings: FindingCode[];
    /** Fields of `Load` that are missing. */
    signals: string[];
  };
  mend: { text: string; edits: DoctorEdit[] };
}

/**
 * What the portal sees of a cluster, and what not.
 *
 * @public
 */
export interface ClusterDiagnosis {
  cluster: string;
  state: ClusterState;
  /** Worst first; empty where the portal sees all it looks for. */
  gaps: DoctorGap[];
}

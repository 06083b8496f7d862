// SPDX-License-Identifier: Apache-2.0
/*
 * What Flux and Argo CD say in a cluster of what they apply there, as far as the
 * owners of routes and pools need it.
 */
import { Condition, ObjectMeta } from './ObjectMeta';

export interface ObjectReference {
  kind: string;
  namespace: string;
  name: string;
}

/** kustomize.toolkit.fluxcd.io */
export interface FluxKustomization {
  meta: ObjectMeta;
  /** A person stopped it: nothing from Git arrives. */
  suspended: boolean;
  path?: string;
  source: ObjectReference;
  /** `main@sha1:5f2c…` */
  appliedRevision?: string;
  attemptedRevision?: string;
  conditions: Condition[];
}

/** helm.toolkit.fluxcd.io */
export interface HelmRelease {
  meta: ObjectMeta;
  suspended: boolean;
  /** Undefined where it takes a whole OCIRepository or HelmChart. */
  chart?: string;
  source?: ObjectReference;
  /** Version of the chart as written: one, or a range. */
  wantedVersion?: string;
  /** Version of the chart that is installed. */
  appliedRevision?: string;
  attemptedRevision?: string;
  conditions: Condition[];
}

/** GitRepository or OCIRepository; meta.kind tells which. */
export interface FluxSource {
  meta: ObjectMeta;
  suspended: boolean;
  /** Without credentials. */
  url: string;
  /** Branch, tag, range or commit, as written. */
  reference?: string;
  /** What was fetched last. */
  revision?: string;
  fetchedAt?: string;
  conditions: Condition[];
}

export interface ArgoSource {
  /** Without credentials. */
  repoUrl: string;
  /** Branch, tag, range or commit, as written. */
  targetRevision?: string;
  path?: string;
  chart?: string;
}

/** argoproj.io Application */
export interface ArgoApplication {
  meta: ObjectMeta;
  sources: ArgoSource[];
  automated: boolean;
  sync?: {
    /** Synced, OutOfSync, Unknown. */
    status: string;
    /** One per source. */
    revisions: string[];
    /** Of the sources that the status speaks of. */
    targetRevisions: string[];
  };
  health?: { status: string; message?: string };
  /** The last sync: Running, Succeeded, Failed, Error, Terminating. */
  operation?: { phase: string; message?: string; finishedAt?: string };
  /** Errors and warnings it tells of itself: ComparisonError, SyncError, … */
  problems: Array<{ type: string; message: string; since?: string }>;
  /** Of its objects, those that differ from the source. */
  outOfSync: Array<ObjectReference & { group: string }>;
  /** The hour of the last comparison with the source, as a time: the minute changes all the time. */
  comparedInHour?: string;
}

// SPDX-License-Identifier: Apache-2.0
import {
  FindingCode,
  FindingSeverity,
  FindingSubject,
} from '@inference-portal/backstage-plugin-inference-common';
import { WatchedKind } from '../objects/WatchedKind';
import { ClusterObjects } from '../objects/ClusterObjects';
import { ClusterTopology, PoolNode, Way } from '../topology/ClusterTopology';
import { LoadView } from './LoadView';
import { StatusView } from './StatusMemory';

export type { WatchedKind };

export type Subject = Omit<FindingSubject, 'cluster'>;

/**
 * An edit that mends a finding, as data; `renderPatch` writes it as YAML.
 * merge: JSON merge patch. strategic: Kubernetes' own, which merges lists of
 * built-in kinds by name. json: JSON patch operations, for lists of other kinds.
 * create: a whole new object.
 */
export type Patch =
  | {
      kind: 'merge' | 'strategic' | 'create';
      target: Subject;
      body: Record<string, unknown>;
    }
  | { kind: 'json'; target: Subject; body: JsonPatchOperation[] };

export interface JsonPatchOperation {
  op: 'add' | 'replace' | 'remove';
  path: string;
  value?: unknown;
}

/** What a rule found: a finding but for its code, its docs and since when. */
export interface Judgement {
  severity: FindingSeverity;
  /** One sentence without names that fits a table row. */
  title: string;
  /** One to three sentences with the names and values of this case. */
  detail: string;
  subject: Subject;
  evidence: Array<{ label: string; value: string }>;
  remedy: { text: string; patch?: Patch };
  /** Ways of requests that pass the subject; none where a whole pool is concerned. */
  ways: Way[];
  /** Pools that are concerned as a whole, whichever way requests come. */
  pools: PoolNode[];
  /** What becomes of the requests on those ways or to those pools. */
  stops: 'all' | 'some' | 'none';
  /** When it began by the object's own account, ISO 8601. */
  since?: string;
}

export interface JudgeContext {
  nowMs: number;
  /** Whether what exists of the kind is known, be it that none exists. */
  isKnown(kind: WatchedKind): boolean;
  load: LoadView;
  statuses: StatusView;
}

/** One kind of thing that can be wrong. */
export interface FindingRule {
  code: FindingCode;
  /** Where one of these can't be read the rule is silent. */
  needs: readonly WatchedKind[];
  /**
   * Codes that go deeper: where one of them is found on the same ways, or for
   * the same pool, it is the cause and this rule's finding is left out.
   */
  explainedBy: readonly FindingCode[];
  /**
   * Every list whose objects it depends on, where it looks beyond the pools and
   * routes that are joined to each other: it is asked of the whole cluster where
   * one of these changes, and not at all where none does. Without it, it walks
   * pools, routes and ways only, and what it finds of some depends on nothing but
   * them, what routes join to them and gateways: then it is asked of those that a
   * change touched. Gateways, policies and other lists that are not followed (see
   * `LiveTopology`) have every rule asked anew anyway.
   */
  looksAt?: ReadonlyArray<keyof ClusterObjects>;
  /** It asks for what was measured, and is judged anew after each round. */
  readsLoad?: true;
  /** A moment of it is nothing: told once it has lasted this long. */
  lastsMs?: number;
  judge(topology: ClusterTopology, context: JudgeContext): Judgement[];
}

/** A judgement with its code. */
export interface JudgedFinding extends Judgement {
  code: FindingCode;
}

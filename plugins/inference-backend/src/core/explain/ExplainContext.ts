// SPDX-License-Identifier: Apache-2.0
import { Load } from '@inference-portal/backstage-plugin-inference-common';
import { ReadReported } from '../topology/servedModels';

/** What an expression of a policy can read of a request. */
export interface ExpressionInput {
  method: string;
  scheme: string;
  host: string;
  /** Without the query. */
  path: string;
  /** With the query. */
  pathAndQuery: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** Undefined where the gateway has no body, or none that fits its buffer. */
  body?: string;
}

/**
 * text: what the gateway would write. failed: the gateway's evaluation fails on
 * this request too. undecidable: it can't be evaluated here, be it for its size
 * or for what it uses.
 */
export type ExpressionOutcome =
  | { kind: 'text'; value: string }
  | { kind: 'failed'; reason: string; missingKey?: string }
  | { kind: 'undecidable'; reason: string };

/** Languages that configuration is written in. Whatever is asked is answered soon. */
export interface Expressions {
  /** A CEL expression whose result becomes a header. */
  evaluate(expression: string, input: ExpressionInput): ExpressionOutcome;
  /** Whether a regular expression takes the whole text; undefined where it is none. */
  matchesWhole(pattern: string, text: string): boolean | undefined;
}

/** What is known beyond the objects of the cluster. */
export interface ExplainContext {
  expressions: Expressions;
  /** What servers' own pages say they serve. */
  servedModels: ReadReported;
  poolLoad(namespace: string, name: string): Load | undefined;
}

// SPDX-License-Identifier: Apache-2.0

/** What a value belongs to, as far as its family keeps it apart. */
export interface Subject {
  model?: string;
  /** Model that a picker asks for in place of the one that a client named; the same without a rewrite. */
  target?: string;
  endpoint?: string;
  pool?: string;
  /** Of requests, as a number in words. */
  priority?: string;
  // What gateways keep apart, in their own words.
  gateway?: string;
  route?: string;
  rule?: string;
  backend?: string;
  /** InferenceModelRewrite by which a picker chose the target. */
  rewrite?: string;
}

/** What a series is of; undefined where it doesn't count. */
export type SubjectKey = (subject: Subject) => string | undefined;

/** Which series count; all where left out. */
export type SubjectFilter = (subject: Subject) => boolean;

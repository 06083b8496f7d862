// SPDX-License-Identifier: Apache-2.0

export interface StatusCause {
  reason: string;
  message: string;
  field?: string;
}

export interface StatusDetails {
  name?: string;
  group?: string;
  kind?: string;
  uid?: string;
  causes?: StatusCause[];
  retryAfterSeconds?: number;
}

/** `meta/v1` Status, as the API server words its refusals. */
export interface Status {
  kind: 'Status';
  apiVersion: 'v1';
  metadata: { continue?: string };
  status: 'Failure' | 'Success';
  message?: string;
  reason?: string;
  details?: StatusDetails;
  code?: number;
}

/** Which object a failure is about, in the words of its URL. */
export interface FailureSubject {
  group: string;
  resource: string;
  name?: string;
}

/** A refusal that is answered with a Status body. */
export class ApiFailure extends Error {
  readonly status: Status;

  constructor(options: {
    code: number;
    reason?: string;
    message: string;
    details?: StatusDetails;
    continue?: string;
  }) {
    super(options.message);
    this.name = 'ApiFailure';
    this.status = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata:
        options.continue === undefined ? {} : { continue: options.continue },
      status: 'Failure',
      message: options.message,
      ...(options.reason === undefined ? {} : { reason: options.reason }),
      ...(options.details === undefined ? {} : { details: options.details }),
      code: options.code,
    };
  }

  get code(): number {
    return this.status.code ?? 500;
  }
}

/** `inferencepools.inference.networking.k8s.io`; core resources have no suffix. */
export function qualifiedResource(subject: {
  group: string;
  resource: string;
}): string {
  return subject.group === ''
    ? subject.resource
    : `${subject.resource}.${subject.group}`;
}

/** Details in the API server's order: name, group, kind. */
export function subjectDetails(subject: FailureSubject): StatusDetails {
  return {
    ...(subject.name ? { name: subject.name } : {}),
    ...(subject.group ? { group: subject.group } : {}),
    kind: subject.resource,
  };
}

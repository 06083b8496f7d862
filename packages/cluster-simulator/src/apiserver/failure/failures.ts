// SPDX-License-Identifier: Apache-2.0
import {
  ApiFailure,
  FailureSubject,
  qualifiedResource,
  StatusCause,
  subjectDetails,
} from './ApiFailure';

export const unauthorized = () =>
  new ApiFailure({
    code: 401,
    reason: 'Unauthorized',
    message: 'Unauthorized',
  });

export const badRequest = (message: string) =>
  new ApiFailure({ code: 400, reason: 'BadRequest', message });

export const objectNotFound = (subject: FailureSubject) =>
  new ApiFailure({
    code: 404,
    reason: 'NotFound',
    message: `${qualifiedResource(subject)} "${subject.name}" not found`,
    details: subjectDetails(subject),
  });

/** A resource that its group and version don't have. */
export const resourceNotFound = () =>
  new ApiFailure({
    code: 404,
    reason: 'NotFound',
    message: 'the server could not find the requested resource',
    details: {},
  });

export const methodNotAllowed = () =>
  new ApiFailure({
    code: 405,
    reason: 'MethodNotAllowed',
    message: 'the server does not allow this method on the requested resource',
    details: {},
  });

export const alreadyExists = (subject: FailureSubject) =>
  new ApiFailure({
    code: 409,
    reason: 'AlreadyExists',
    message: `${qualifiedResource(subject)} "${subject.name}" already exists`,
    details: subjectDetails(subject),
  });

export const conflict = (subject: FailureSubject, why: string) =>
  new ApiFailure({
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on ${qualifiedResource(subject)} "${
      subject.name
    }": ${why}`,
    details: subjectDetails(subject),
  });

export const staleObject = (subject: FailureSubject) =>
  conflict(
    subject,
    'the object has been modified; please apply your changes to the latest version and try again',
  );

export const expired = (message: string, continueToken?: string) =>
  new ApiFailure({
    code: 410,
    reason: 'Expired',
    message,
    continue: continueToken,
  });

export const unsupportedMediaType = (accepted: string[]) =>
  new ApiFailure({
    code: 415,
    reason: 'UnsupportedMediaType',
    message: `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
      ', ',
    )}`,
  });

export const notAcceptable = () =>
  new ApiFailure({
    code: 406,
    reason: 'NotAcceptable',
    message:
      'only the following media types are accepted: application/json, application/yaml',
  });

export const serviceUnavailable = (message: string) =>
  new ApiFailure({ code: 503, reason: 'ServiceUnavailable', message });

/** `Reason` of a cause, with the words that follow its field. */
export interface FieldError {
  /** Kubernetes' words: Required value, Invalid value, … */
  reason:
    | 'FieldValueRequired'
    | 'FieldValueInvalid'
    | 'FieldValueTypeInvalid'
    | 'FieldValueNotSupported'
    | 'FieldValueDuplicate'
    | 'FieldValueForbidden'
    | 'FieldValueTooLong'
    | 'FieldValueTooMany';
  field: string;
  message: string;
}

/** 422, one cause per wrong field. */
export function invalid(
  subject: { group: string; kind: string; name: string },
  errors: FieldError[],
): ApiFailure {
  const causes: StatusCause[] = errors.map(({ reason, field, message }) => ({
    reason,
    message,
    field,
  }));
  const lines = [
    ...new Set(errors.map(({ field, message }) => `${field}: ${message}`)),
  ];
  const kind =
    subject.group === '' ? subject.kind : `${subject.kind}.${subject.group}`;
  return new ApiFailure({
    code: 422,
    reason: 'Invalid',
    message: `${kind} "${subject.name}" is invalid: ${
      lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`
    }`,
    details: {
      ...(subject.name ? { name: subject.name } : {}),
      ...(subject.group ? { group: subject.group } : {}),
      kind: subject.kind,
      causes,
    },
  });
}

// SPDX-License-Identifier: Apache-2.0
import { FieldError } from '../failure/failures';
import { Schema } from './Schema';

export type Report = (
  reason: FieldError['reason'],
  field: string,
  message: string,
) => void;

/** A value in a message: strings in quotes, as Go's `%q` has them. */
export const shown = (value: unknown) => JSON.stringify(value);

export function checkNumber(
  value: number,
  schema: Schema,
  path: string,
  report: Report,
) {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const tooSmall =
    minimum !== undefined &&
    (exclusiveMinimum ? value <= minimum : value < minimum);
  const tooLarge =
    maximum !== undefined &&
    (exclusiveMaximum ? value >= maximum : value > maximum);
  const complain = (words: string) =>
    report(
      'FieldValueInvalid',
      path,
      `Invalid value: ${value}: ${path} in body should be ${words}`,
    );
  if (tooSmall) {
    complain(
      `greater than ${exclusiveMinimum ? '' : 'or equal to '}${minimum}`,
    );
  }
  if (tooLarge) {
    complain(`less than ${exclusiveMaximum ? '' : 'or equal to '}${maximum}`);
  }
}

const IPV4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

/** Formats that the API server checks, of those that the served CRDs use. */
const FORMATS: Readonly<Record<string, (value: string) => boolean>> = {
  'date-time': value =>
    /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d/.test(value) &&
    !Number.isNaN(Date.parse(value)),
  ipv4: value => IPV4.test(value),
  ipv6: value => value.includes(':') && /^[0-9a-fA-F:.]+$/.test(value),
};

export function checkString(
  value: string,
  schema: Schema,
  path: string,
  report: Report,
) {
  // Lengths count characters, not UTF-16 units.
  const length = [...value].length;
  if (schema.maxLength !== undefined && length > schema.maxLength) {
    report(
      'FieldValueTooLong',
      path,
      `Too long: may not be more than ${schema.maxLength} bytes`,
    );
  }
  if (schema.minLength !== undefined && length < schema.minLength) {
    report(
      'FieldValueInvalid',
      path,
      `Invalid value: ${shown(value)}: ${path} in body should be at least ${
        schema.minLength
      } chars long`,
    );
  }
  if (schema.pattern && !schema.pattern.test(value)) {
    report(
      'FieldValueInvalid',
      path,
      `Invalid value: ${shown(value)}: ${path} in body should match '${
        schema.patternText
      }'`,
    );
  }
  const { format } = schema;
  if (format !== undefined && FORMATS[format]?.(value) === false) {
    report(
      'FieldValueInvalid',
      path,
      `Invalid value: ${shown(
        value,
      )}: ${path} in body must be of type ${format}: ${shown(value)}`,
    );
  }
}

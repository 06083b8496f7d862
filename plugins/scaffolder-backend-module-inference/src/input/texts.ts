// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

const DNS_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_NAME =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** A name that may be a Service's as well: it starts with a letter. */
export function kubernetesName(maxLength = 63) {
  return z
    .string()
    .min(1, 'is empty: write a name such as qwen-chat')
    .max(maxLength, `is longer than ${maxLength} characters`)
    .regex(
      DNS_LABEL,
      'is no name for Kubernetes: write small letters, digits and hyphens, starting with a letter and ending with a letter or digit, such as qwen-chat',
    );
}

/** Names of Secrets, claims and classes may have dots. */
export function dottedName() {
  return z
    .string()
    .min(1, 'is empty: write a name such as hf-token')
    .max(253, 'is longer than 253 characters')
    .regex(
      DNS_NAME,
      'is no name for Kubernetes: write small letters, digits, hyphens and dots, such as hf-token',
    );
}

export function hostname() {
  return z
    .string()
    .max(253, 'is longer than 253 characters')
    .regex(
      /^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/,
      'is no host name: write it without scheme and port, such as models.example.com',
    );
}

export function port() {
  return z
    .number()
    .int('is no whole number')
    .min(1, 'is no port: ports are 1 to 65535')
    .max(65535, 'is no port: ports are 1 to 65535');
}

/** `500m`, `4` */
export function cpuQuantity() {
  return z
    .string()
    .regex(
      /^([1-9]\d{0,5}m|[1-9]\d{0,3}|\d{1,4}\.\d{1,3})$/,
      'is no amount of CPU: write 500m or 4',
    );
}

/** `512Mi`, `16Gi` */
export function memoryQuantity() {
  return z
    .string()
    .regex(
      /^[1-9]\d{0,5}(\.\d{1,3})?(Ki|Mi|Gi|Ti|k|M|G|T)$/,
      'is no amount of memory: write it with a unit, such as 512Mi or 16Gi',
    );
}

/** Visible ASCII without spaces: what a header and an argument can carry. */
export function plainText(maxLength: number) {
  return z
    .string()
    .min(1, 'is empty')
    .max(maxLength, `is longer than ${maxLength} characters`)
    .regex(
      /^[\x21-\x7e]+$/,
      'has spaces or characters beyond ASCII, which neither a header nor an argument carries as they are',
    );
}

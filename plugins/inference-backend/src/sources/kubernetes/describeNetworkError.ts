// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

const NetworkError = z.object({
  message: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  address: z.string().optional().catch(undefined),
  port: z.number().optional().catch(undefined),
  hostname: z.string().optional().catch(undefined),
  cause: z.unknown().optional(),
});

/** Codes of Node's network and TLS errors, in words. */
const WORDS: Record<string, (where: string) => string> = {
  ECONNREFUSED: where => `connection refused${at(where)}`,
  ECONNRESET: where => `connection reset${at(where)}`,
  EPIPE: where => `connection closed${at(where)}`,
  UND_ERR_SOCKET: where => `connection closed${at(where)}`,
  ETIMEDOUT: where => `no answer${at(where)}: connection timed out`,
  UND_ERR_CONNECT_TIMEOUT: where =>
    `no answer${at(where)}: connection timed out`,
  EHOSTUNREACH: where => `no route to the host${at(where)}`,
  ENETUNREACH: where => `no route to the network${at(where)}`,
  ENOTFOUND: where => `the host name ${where || 'in its URL'} is not known`,
  EAI_AGAIN: where =>
    `the host name ${
      where || 'in its URL'
    } can't be looked up: the name server does not answer`,
  ERR_INVALID_URL: () =>
    "its url in the kubernetes configuration is not a URL: expected something like 'https://host:6443'",
  CERT_HAS_EXPIRED: () => 'its TLS certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: () =>
    'its TLS certificate is for another host name than the one in its url',
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  EPROTO: () => 'TLS failed: it may speak plain HTTP where its url says https',
};

function untrusted(): string {
  return 'its TLS certificate is signed by nobody the portal trusts: set caData or caFile for the cluster';
}

function at(where: string): string {
  return where && ` at ${where}`;
}

/**
 * A network error as a person says it: `connection refused at 127.0.0.1:8473`.
 *
 * @param error - an Error, or one that travelled as JSON
 */
export function describeNetworkError(error: unknown): string {
  const parsed = NetworkError.safeParse(error);
  if (!parsed.success) {
    return 'unknown error';
  }
  const { message, code, address, port, hostname, cause } = parsed.data;
  const inner = NetworkError.safeParse(cause).data;
  if (!code && (inner?.code || (inner && message === 'fetch failed'))) {
    return describeNetworkError(cause);
  }
  const where = address && port ? `${address}:${port}` : hostname ?? '';
  const words = code && Object.hasOwn(WORDS, code) ? WORDS[code](where) : '';
  return words || withoutCredentials(message) || code || 'unknown error';
}

/** The text, with what could be a credential replaced, on one line, at most 500 characters. */
export function withoutCredentials(text: string): string {
  return text
    .replace(/\b(Bearer|Basic)\s+\S+/gi, '$1 …')
    .replace(/\beyJ[\w-]+\.[\w-]+\.?[\w-]*/g, '…')
    .replace(/\/\/[^/\s@]+@/g, '//…@')
    .replace(/\b((?:access_|id_)?token|password|secret)=[^\s&]+/gi, '$1=…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500);
}

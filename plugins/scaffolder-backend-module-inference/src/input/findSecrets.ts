// SPDX-License-Identifier: Apache-2.0
import { Problem } from './readInput';

/** Texts by which services make their secrets recognisable. */
const PATTERNS: ReadonlyArray<{ what: string; pattern: RegExp }> = [
  { what: 'a Hugging Face token', pattern: /\bhf_[A-Za-z0-9]{20,}/ },
  {
    what: 'a GitHub token',
    pattern: /\b(gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,})/,
  },
  { what: 'a GitLab token', pattern: /\bgl(pat|dt|rt|cbt)-[\w-]{18,}/ },
  { what: 'an API key', pattern: /\bsk-[A-Za-z0-9_-]{20,}/ },
  { what: 'an NVIDIA key', pattern: /\bnvapi-[\w-]{30,}/ },
  { what: 'an AWS key', pattern: /\b(AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { what: 'a Google key', pattern: /\bAIza[\w-]{35}/ },
  { what: 'a Slack token', pattern: /\bxox[abeoprs]-[\w-]{10,}/ },
  { what: 'a Docker token', pattern: /\bdckr_pat_[\w-]{20,}/ },
  { what: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}/ },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  {
    what: 'a signed token',
    pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/,
  },
  { what: 'a password', pattern: /:\/\/[^\s/:@]+:[^\s/@]+@/ },
  {
    what: 'a key',
    pattern:
      /^-{1,2}(api[-_]?key|hf[-_]?token|token|password|ssl-keyfile-password)(=|$)/i,
  },
];

/**
 * Text fields into which somebody pasted a secret. What is generated goes to Git,
 * where a secret stays for ever; the message never repeats it.
 */
export function findSecrets(
  value: unknown,
  path: Problem['path'] = [],
): Problem[] {
  if (typeof value === 'string') {
    const found = PATTERNS.find(({ pattern }) => pattern.test(value));
    return found
      ? [
          {
            path,
            message: `looks like ${found.what}. Nothing was written. Put it into a Secret of the cluster and give the Secret’s name and key instead; if it is real, revoke it, for it was sent here`,
          },
        ]
      : [];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, field]) =>
      findSecrets(field, [...path, Array.isArray(value) ? Number(key) : key]),
    );
  }
  return [];
}

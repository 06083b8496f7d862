// SPDX-License-Identifier: Apache-2.0
import { SECRET_NAME } from './parse/ContainerSpec';

export const HIDDEN = '(hidden)';

/** Fields that hold a secret by their own name, in whatever object they are. */
const SECRET_FIELD =
  /^(?:.*(?:api.?key|password|passwd|credentials?|secret)|(?:.*[a-z_-])?token|clientSecret)$/i;

/** `apiKey: sk-…` in a text that is YAML itself, as charts' values are. */
const SECRET_LINE =
  /^(\s*(?:- )?["']?[\w.-]*(?:api.?key|token|passw(?:or)?d|secret|credential)[\w.-]*["']?\s*[:=]\s*)\S.*$/gim;

/** `HF_TOKEN=…` in a script. */
const ASSIGNED =
  /\b(\w*(?:API_?KEY|TOKEN|PASSWORD|SECRET)=)(?![$"']?\$)[^\s;&|]+/g;

/**
 * The same object with what looks like a secret hidden: values of variables and
 * flags with such names, keys and user lists of policies, credentials in URLs.
 * References to Secrets stay: they tell nothing.
 */
export function hideSecrets(received: unknown): unknown {
  return hide(received, '', '');
}

function hide(value: unknown, field: string, parent: string): unknown {
  if (Array.isArray(value)) {
    if (field === 'args' || field === 'command') {
      return hideFlags(value);
    }
    return field === 'users' && parent === 'basicAuthentication'
      ? value.map(() => HIDDEN)
      : value.map(item => hide(item, field, parent));
  }
  if (isRecord(value)) {
    return hideFields(value, field);
  }
  if (typeof value !== 'string') {
    return value;
  }
  return isSecretField(field, parent) ? HIDDEN : hideInText(value);
}

function hideFields(
  record: Record<string, unknown>,
  field: string,
): Record<string, unknown> {
  // `{ name: API_KEY, value: … }`: variables, and parameters of charts.
  const isSecret =
    typeof record.name === 'string' && SECRET_NAME.test(record.name);
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key,
      isSecret && key === 'value' ? HIDDEN : hide(value, key, field),
    ]),
  );
}

function isSecretField(field: string, parent: string): boolean {
  return SECRET_FIELD.test(field) || (field === 'key' && parent === 'auth');
}

function hideInText(text: string): string {
  const lines = text.includes('\n')
    ? text.replace(SECRET_LINE, `$1${HIDDEN}`)
    : text;
  return lines
    .replace(ASSIGNED, `$1${HIDDEN}`)
    .replace(/\b(Bearer|Basic)\s+[\w.~+/-]+=*/g, `$1 ${HIDDEN}`)
    .replace(/\/\/[^/\s@]+@/g, `//${HIDDEN}@`);
}

/** `--api-key=x` and `--api-key x`. */
function hideFlags(args: unknown[]): unknown[] {
  let afterSecret = false;
  return args.map(arg => {
    if (typeof arg !== 'string') {
      return arg;
    }
    const isFlag = arg.startsWith('-');
    const [flag] = arg.split('=', 1);
    if (isFlag && SECRET_NAME.test(flag)) {
      afterSecret = flag === arg;
      return afterSecret ? arg : `${flag}=${HIDDEN}`;
    }
    const shown = afterSecret && !isFlag ? HIDDEN : hideInText(arg);
    afterSecret = false;
    return shown;
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

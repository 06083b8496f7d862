// SPDX-License-Identifier: Apache-2.0

function formatSpecial(value: number): string | undefined {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return '+Inf';
  if (value === -Infinity) return '-Inf';
  return undefined;
}

/** `0.0001` where JavaScript would write `1e-7` and the like. */
function formatPlain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text;
}

/** Like Go's `strconv.FormatFloat(value, 'g', -1, 64)`: 524288, 1.048576e+06. */
export function formatGoNumber(value: number): string {
  const special = formatSpecial(value);
  if (special) return special;
  const [mantissa, exponentText] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (value === 0 || (exponent >= -4 && exponent < 6)) {
    return formatPlain(value);
  }
  const sign = exponent < 0 ? '-' : '+';
  const digits = String(Math.abs(exponent)).padStart(2, '0');
  return `${mantissa}e${sign}${digits}`;
}

/**
 * Like `floatToGoString` of Python's prometheus_client: 12.0, 1.785000000123e+09.
 * It goes over to exponents at seven digits and always writes `e+0` before the
 * exponent, even before one of two digits.
 */
export function formatPythonNumber(value: number): string {
  const special = formatSpecial(value);
  if (special) return special;
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return `${value}.0`;
  if (value >= 1e6 && value < 1e16) {
    const [whole, fraction = ''] = formatPlain(value).split('.');
    const mantissa = `${whole[0]}.${whole.slice(1)}${fraction}`;
    return `${mantissa.replace(/[0.]+$/, '')}e+0${whole.length - 1}`;
  }
  // Python's repr goes over to exponents earlier than JavaScript, of two digits at least.
  const small = value !== 0 && Math.abs(value) < 1e-4;
  const text = small ? value.toExponential() : String(value);
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}

/** Like Rust's prometheus-client: whole floats keep their `.0`. */
export function formatRustNumber(value: number): string {
  const special = formatSpecial(value);
  if (special) return special;
  return Number.isInteger(value) && Math.abs(value) < 1e16
    ? `${value}.0`
    : String(value);
}

// SPDX-License-Identifier: Apache-2.0
import {
  formatGoNumber,
  formatPythonNumber,
  formatRustNumber,
} from './formatNumber';

describe('formatNumber', () => {
  it.each([
    [0, '0', '0.0', '0.0'],
    [1, '1', '1.0', '1.0'],
    [0.25, '0.25', '0.25', '0.25'],
    [0.0001, '0.0001', '0.0001', '0.0001'],
    [0.000033719, '3.3719e-05', '3.3719e-05', '0.000033719'],
    [524288, '524288', '524288.0', '524288.0'],
    [1048576, '1.048576e+06', '1.048576e+06', '1048576.0'],
    [
      1785000000.123,
      '1.785000000123e+09',
      '1.785000000123e+09',
      '1785000000.123',
    ],
    [1e8, '1e+08', '1e+08', '100000000.0'],
    [-3, '-3', '-3.0', '-3.0'],
    [Infinity, '+Inf', '+Inf', '+Inf'],
    [NaN, 'NaN', 'NaN', 'NaN'],
  ])('writes %d as Go, Python and Rust do', (value, go, python, rust) => {
    expect(formatGoNumber(value)).toBe(go);
    expect(formatPythonNumber(value)).toBe(python);
    expect(formatRustNumber(value)).toBe(rust);
  });

  it('writes exponents of two digits as Python does, with a zero too many', () => {
    expect(formatPythonNumber(27_642_809_600)).toBe('2.76428096e+010');
  });
});

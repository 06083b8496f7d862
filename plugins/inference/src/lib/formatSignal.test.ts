// SPDX-License-Identifier: Apache-2.0
import { englishTexts } from '../__testUtils__/englishTexts';
import {
  formatLatency,
  formatNumber,
  formatRate,
  formatRatio,
} from './formatSignal';

const t = englishTexts();

/** Texts of a language, of which nothing but its name is asked. */
const textsIn = (language: string) =>
  new Proxy(englishTexts(), { apply: () => language });

describe('formatSignal', () => {
  it.each([
    [0, '0'],
    [0.0421, '0.0421'],
    [6, '6'],
    [41.66, '41.7'],
    [128.4, '128'],
    [3_870.2, '3,870'],
  ])('writes the number %d as %s', (value, text) => {
    expect(formatNumber(value, t)).toBe(text);
  });

  it.each([
    [0, '0 %'],
    [0.0012, '0.12 %'],
    [0.433, '43 %'],
    [1, '100 %'],
  ])('writes the ratio %d as %s', (ratio, text) => {
    expect(formatRatio(ratio, t)).toBe(text);
  });

  it.each([
    [0.84, '0.84 ms'],
    [118, '118 ms'],
    [1_240, '1.24 s'],
    [61_500, '61.5 s'],
  ])('writes the latency %d as %s', (milliseconds, text) => {
    expect(formatLatency(milliseconds, t)).toBe(text);
  });

  it('writes a rate per second', () => {
    expect(formatRate(4.617, t)).toBe('4.62 /s');
  });

  it.each([
    ['de', '9.940', '10,1', '0,42 %'],
    ['zh-CN', '9,940', '10.1', '0.42 %'],
    ['en', '9,940', '10.1', '0.42 %'],
  ])('writes as in %s', (language, thousands, decimal, ratio) => {
    const texts = textsIn(language);
    expect(formatNumber(9_940, texts)).toBe(thousands);
    expect(formatNumber(10.1, texts)).toBe(decimal);
    expect(formatRatio(0.0042, texts)).toBe(ratio);
    expect(formatNumber(10.1, t)).toBe('10.1');
  });
});

// SPDX-License-Identifier: Apache-2.0
import { compareVersions, lineOf, parseVersion } from './parseVersion';

it.each([
  ['v1.4.1', '1.4.2', -1],
  ['1.4.2', 'v1.4.2', 0],
  ['v1.10.0', '1.9', 1],
  ['2.2', '2.2.0', 0],
  ['v2.2.0-rc.1', '2.2.0', -1],
  ['v2.2.0-rc.2', 'v2.2.0-rc.11', -1],
  ['v2.2.0-beta.9', 'v2.2.0-rc.1', -1],
  ['1.31.0-rc.0', '1.30.7', 1],
  ['1.30.1-distroless', '1.30.1', 0],
  ['1.32.3-gke.1440', '1.32.3', 0],
])('%s compared with %s: %s', (a, b, expected) => {
  expect(Math.sign(compareVersions(a, b)!)).toBe(expected);
});

it.each(['latest', '', undefined, 'main-9f3c', '1.2.3.4', 'sha256:77'])(
  'finds no version in %s',
  text => {
    expect(parseVersion(text)).toBeUndefined();
    expect(lineOf(text)).toBeUndefined();
    expect(compareVersions(text, '1.0')).toBeUndefined();
  },
);

it('names the line of a version', () => {
  expect(lineOf('v1.12.3-rc.1')).toBe('1.12');
});

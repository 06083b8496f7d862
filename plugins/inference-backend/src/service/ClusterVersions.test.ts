// SPDX-License-Identifier: Apache-2.0
import { ClusterVersions } from './ClusterVersions';

const FLEET = ['eu', 'us', 'asia'];
const isEu = (cluster: string) => cluster === 'eu';
const isAny = () => true;

function setUp() {
  const versions = new ClusterVersions();
  versions.moveOn('all', FLEET);
  return versions;
}

it('moves on with the clusters that are asked, and with no other', () => {
  const versions = setUp();
  const before = [versions.of(isEu), versions.of(isAny)];
  versions.moveOn(['us', 'asia'], FLEET);
  expect(versions.of(isEu)).toBe(before[0]);
  expect(versions.of(isAny)).toBeGreaterThan(before[1]);
  versions.moveOn(['us', 'eu'], FLEET);
  expect(versions.of(isEu)).toBeGreaterThan(before[0]);
  expect(versions.of(isEu)).toBe(versions.current);
});

it.each<[string, string[] | 'all', string[]]>([
  ['anything may have changed', 'all', FLEET],
  ['a cluster came', ['africa'], [...FLEET, 'africa']],
  ['a cluster went', ['us'], ['eu', 'asia']],
])('moves on for all where %s', (_, changed, clusters) => {
  const versions = setUp();
  versions.moveOn(['eu'], FLEET);
  const before = versions.of(isEu);
  versions.moveOn(changed, clusters);
  expect(versions.of(isEu)).toBeGreaterThan(before);
  expect(versions.of(() => false)).toBe(versions.current);
});

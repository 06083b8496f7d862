// SPDX-License-Identifier: Apache-2.0
import { ClusterVersions } from './ClusterVersions';

const FLEET = ['eu', 'us', 'asia'];
const COMMON = [FLEET, 1];
const isEu = (cluster: string) => cluster === 'eu';
const isAny = () => true;

function setUp() {
  const versions = new ClusterVersions();
  versions.moveOn([], COMMON);
  return versions;
}

it('moves on with the clusters that are asked, and with no other', () => {
  const versions = setUp();
  const before = [versions.of(isEu), versions.of(isAny)];
  versions.moveOn(['us', 'asia'], COMMON);
  expect(versions.of(isEu)).toBe(before[0]);
  expect(versions.of(isAny)).toBeGreaterThan(before[1]);
  versions.moveOn(['us', 'eu'], COMMON);
  expect(versions.of(isEu)).toBeGreaterThan(before[0]);
  expect(versions.of(isEu)).toBe(versions.current);
});

it('moves on for what is made of all, and for no cluster, where only time went by', () => {
  const versions = setUp();
  const before = [versions.current, versions.of(isAny)];
  versions.moveOn([], COMMON);
  expect(versions.current).toBeGreaterThan(before[0]);
  expect(versions.of(isAny)).toBe(before[1]);
});

it.each<[string, string[], unknown[]]>([
  ['the catalog changed', [], [FLEET, 2]],
  ['a cluster came', ['africa'], [[...FLEET, 'africa'], 1]],
  ['a cluster went', ['us'], [['eu', 'asia'], 1]],
])('moves on for all where %s', (_, changed, common) => {
  const versions = setUp();
  versions.moveOn(['eu'], COMMON);
  const before = versions.of(isEu);
  versions.moveOn(changed, common);
  expect(versions.of(isEu)).toBeGreaterThan(before);
  expect(versions.of(() => false)).toBe(versions.current);
});

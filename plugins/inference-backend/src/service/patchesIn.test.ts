// SPDX-License-Identifier: Apache-2.0
import { patchesIn } from './patchesIn';

const patched = (code: string) => ({ code, remedy: { text: '', patch: {} } });
const told = (code: string) => ({ code, remedy: { text: '' } });

it.each<[string, object, string[]]>([
  [
    'an entity',
    { findings: [told('a'), patched('c'), patched('b'), patched('c')] },
    ['b', 'c'],
  ],
  ['a pool', { findings: { error: 1 }, findingList: [patched('d')] }, ['d']],
  ['clusters', { items: [{ findings: [patched('e')] }, {}] }, ['e']],
  ['pools', { items: [{ findings: { error: 1 } }] }, []],
  [
    'an upgrade',
    { issues: [patched('g')], resolved: [patched('f')] },
    ['f', 'g'],
  ],
  ['lists without remedies', { items: [{ findings: [{ code: 'h' }] }] }, []],
])('finds the patches of %s', (_, answer, codes) => {
  expect(patchesIn(answer)).toEqual(codes);
});

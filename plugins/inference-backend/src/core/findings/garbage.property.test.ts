// SPDX-License-Identifier: Apache-2.0
/*
 * Recorded objects of a real cluster with any of their fields taken away or
 * replaced: what can be parsed is judged without an exception, the rest is said.
 */
import fc from 'fast-check';
import { sampleItems } from '../../sources/kubernetes/testing/samples';
import { typeMetaOf } from '../../sources/kubernetes/WatchedKind';
import { WATCHED_KINDS } from '../../sources/kubernetes/watchedKinds';
import { noObjects } from '../objects/noObjects';
import { NOW_MS, sampleSnapshot } from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { findingRules } from './findingRules';
import { judgeTopology } from './judgeTopology';

const RECORDED = [
  ['gatewayClasses', 'gatewayclasses.json'],
  ['gateways', 'gateways.json'],
  ['httpRoutes', 'httproutes.json'],
  ['referenceGrants', 'referencegrants.json'],
  ['inferencePools', 'inferencepools.json'],
  ['inferenceObjectives', 'inferenceobjectives-llm-d.json'],
  ['deployments', 'deployments.json'],
  ['services', 'services.json'],
  ['pods', 'pods-llm-prod.json'],
  ['crds', 'crds-metadata-only.json'],
] as const;

interface Damage {
  /** Which of an object's fields, counted from the outside. */
  at: number;
  /** Undefined takes the field away. */
  value: unknown;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.nat(200),
  value: fc.constantFrom<unknown[]>(
    undefined,
    null,
    '',
    'h'.repeat(10_000),
    0,
    -1,
    1e6,
    1e300,
    true,
    [],
    [null],
    {},
  ),
});

/** Every place in the object where a field is, as the record that holds it and its name. */
function fieldsOf(value: unknown): Array<[Record<string, unknown>, string]> {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const record = value as Record<string, unknown>;
  return Object.keys(record).flatMap(key => [
    [record, key] as [Record<string, unknown>, string],
    ...fieldsOf(record[key]),
  ]);
}

function damaged(item: unknown, damages: readonly Damage[]): unknown {
  const copy: unknown = structuredClone(item);
  for (const { at, value } of damages) {
    const fields = fieldsOf(copy);
    const place = fields[at % Math.max(fields.length, 1)];
    if (place) {
      const [record, key] = place;
      record[key] = structuredClone(value);
    }
  }
  return copy;
}

/** All recorded objects, and which could not be read. */
function parseDamaged(damages: readonly Damage[][]) {
  const unreadable: string[] = [];
  let count = 0;
  const lists = RECORDED.map(([list, file]) => {
    const kind = WATCHED_KINDS[list];
    const objects = sampleItems(file).flatMap<object>(item => {
      const parsed = kind.parse(
        damaged(item, damages[count++ % damages.length]),
        typeMetaOf(kind, kind.versions[0]),
      );
      if (parsed.ok) {
        return [parsed.object];
      }
      unreadable.push(parsed.unreadable.reason);
      return [];
    });
    return [list, objects];
  });
  return {
    objects: { ...noObjects(), ...Object.fromEntries(lists) },
    unreadable,
  };
}

it('judges whatever is left of objects, and says of the rest why it cannot be read', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(damage, { maxLength: 4 }), {
        minLength: 1,
        maxLength: 5,
      }),
      damages => {
        const { objects, unreadable } = parseDamaged(damages);
        const { failures } = judgeTopology(
          deriveTopology(sampleSnapshot(objects)),
          findingRules,
          NOW_MS,
        );

        expect(failures).toEqual([]);
        expect(unreadable).not.toContain('');
      },
    ),
    { numRuns: 150 },
  );
});

it.each(Object.values(WATCHED_KINDS).map(kind => [kind.kind, kind] as const))(
  'reads a %s that has nothing but a name, or says what it lacks',
  (_name, kind) => {
    const parsed = kind.parse(
      { metadata: { name: 'a', namespace: 'n1' } },
      typeMetaOf(kind, kind.versions[0]),
    );

    expect(parsed.ok ? parsed.object.meta.name : parsed.unreadable.name).toBe(
      'a',
    );
  },
);

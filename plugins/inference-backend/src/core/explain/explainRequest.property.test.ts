// SPDX-License-Identifier: Apache-2.0
import { ExplainRequest } from '@inference-portal/backstage-plugin-inference-common';
import fc from 'fast-check';
import {
  arbitraryObjects,
  shuffled,
} from '../../__testUtils__/arbitraryObjects';
import { ClusterObjects } from '../objects/ClusterObjects';
import { sampleSnapshot } from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { explainRequest } from './explainRequest';
import { NOTHING_MEASURED } from './testing/explainSample';

const text = fc.oneof(
  fc.constantFrom('', 'acme/chat-7b', 'a.example.com', '*.', 'infra/front'),
  fc.string({ maxLength: 40 }),
  fc.string({ minLength: 10_000, maxLength: 10_000 }),
);

const request: fc.Arbitrary<ExplainRequest> = fc.record(
  {
    cluster: fc.constant('prod-eu'),
    gateway: text,
    port: fc.integer({ min: 1, max: 65_535 }),
    scheme: fc.constantFrom('http' as const, 'https' as const),
    host: text,
    method: fc.constantFrom('GET', 'POST', 'put', ''),
    path: fc.oneof(
      fc.constantFrom('/v1', '/v1/chat/completions', '/v1/models?a=b', '/'),
      text,
    ),
    headers: fc.dictionary(text, text, { maxKeys: 3 }),
    model: text,
    body: fc.oneof(
      text,
      fc.json(),
      fc.constant('{"model":"acme/chat-7b","messages":[]}'),
    ),
    bodyBytes: fc.integer({ min: 0, max: 10_000_000 }),
  },
  { requiredKeys: ['cluster'] },
);

const explain = (objects: ClusterObjects, asked: ExplainRequest) =>
  explainRequest(
    deriveTopology(sampleSnapshot(objects)),
    asked,
    NOTHING_MEASURED,
  );

it('explains whatever is asked of whatever a cluster may hold, always alike, in whatever order it comes', () => {
  fc.assert(
    fc.property(
      arbitraryObjects.chain(objects =>
        fc.tuple(fc.constant(objects), shuffled(objects), request),
      ),
      ([objects, otherOrder, asked]) => {
        const explained = explain(objects, asked);

        expect(explain(structuredClone(objects), asked)).toEqual(explained);
        expect(explain(otherOrder, asked)).toEqual(explained);
        const sum = explained.outcomes.reduce(
          (total, { share }) => total + share,
          0,
        );
        expect(sum).toBeCloseTo(1, 9);
        expect(explained.steps.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 300 },
  );
});

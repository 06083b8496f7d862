// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import {
  arbitraryObjects,
  shuffled,
} from '../../__testUtils__/arbitraryObjects';
import { diagnoseCluster } from '../doctor/diagnoseCluster';
import { ClusterObjects } from '../objects/ClusterObjects';
import { asProvider, PROVIDER_SAMPLES } from '../testing/providerSamples';
import {
  NOW_MS,
  sampleObjects,
  sampleSnapshot,
} from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { judgeUpgrade } from './judgeUpgrade';

const version = fc.oneof(
  fc.constantFrom('v1.6.1', '1.4.0', 'v2.2.0-rc.1', '0.10.0', 'v0.9', '1'),
  fc.string(),
);
const requests = fc.record(
  {
    gatewayApi: version,
    inferenceExtension: version,
    provider: fc.record({
      controller: fc.oneof(
        fc.constantFrom(
          'agentgateway.dev/agentgateway',
          'kgateway.dev/agentgateway',
          'istio.io/gateway-controller',
        ),
        fc.string(),
      ),
      version,
    }),
    endpointPicker: version,
  },
  { requiredKeys: [] },
);

function foretell(
  objects: ClusterObjects,
  request: Parameters<typeof judgeUpgrade>[1],
) {
  const { issues, resolved, ...rest } = judgeUpgrade(
    deriveTopology(sampleSnapshot(objects)),
    request,
    NOW_MS,
  );
  const brief = ({ code, detail, subject }: (typeof issues)[number]) => ({
    code,
    detail,
    subject,
  });
  return {
    ...rest,
    issues: issues.map(brief),
    resolved: resolved.map(brief),
  };
}

it('foretells alike whatever a cluster may hold and whatever is asked', () => {
  fc.assert(
    fc.property(
      arbitraryObjects.chain(objects =>
        fc.tuple(fc.constant(objects), shuffled(objects)),
      ),
      requests,
      ([objects, otherOrder], request) => {
        const foretold = foretell(objects, request);

        expect(foretell(otherOrder, request)).toEqual(foretold);
      },
    ),
    { numRuns: 100 },
  );
});

it('foretells alike in whatever order a provider’s objects come', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(PROVIDER_SAMPLES)).chain(name => {
        const objects = sampleObjects();
        asProvider(name)(objects);
        return fc.tuple(fc.constant(objects), shuffled(objects));
      }),
      requests,
      ([objects, otherOrder], request) => {
        expect(foretell(otherOrder, request)).toEqual(
          foretell(objects, request),
        );
      },
    ),
    { numRuns: 100 },
  );
});

it('diagnoses whatever a cluster may hold', () => {
  fc.assert(
    fc.property(arbitraryObjects, objects => {
      const snapshot = sampleSnapshot(objects, { kinds: [] });
      const metrics = {
        source: 'proxy',
        state: 'ok',
        targets: 0,
        failing: 0,
      } as const;

      expect(diagnoseCluster({ snapshot, metrics, pages: [] })).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

// SPDX-License-Identifier: Apache-2.0
import {
  ExplainRequest,
  Explanation,
  Load,
  plainText,
} from '@inference-portal/backstage-plugin-inference-common';
import { gatewayExpressions } from '../../../sources/expressions/gatewayExpressions';
import { ClusterObjects } from '../../objects/ClusterObjects';
import { ClusterSnapshot } from '../../objects/ClusterSnapshot';
import { sampleObjects, sampleSnapshot } from '../../testing/sampleObjects';
import { deriveTopology } from '../../topology/deriveTopology';
import { ExplainContext } from '../ExplainContext';
import { explainRequest } from '../explainRequest';

export const NOTHING_MEASURED: ExplainContext = {
  expressions: gatewayExpressions,
  servedModels: () => undefined,
  poolLoad: () => undefined,
};

/** Explains on the healthy sample after an edit. */
export function explainSample(
  request: Omit<ExplainRequest, 'cluster'>,
  edit: (objects: ClusterObjects) => void = () => {},
  more: { snapshot?: Partial<ClusterSnapshot>; load?: Load } = {},
): Explanation {
  const objects = sampleObjects();
  edit(objects);
  const explained = explainRequest(
    deriveTopology(sampleSnapshot(objects, more.snapshot)),
    { cluster: 'prod-eu', ...request },
    {
      ...NOTHING_MEASURED,
      servedModels: namespace => ({
        models: [namespace === 'support' ? 'acme/help-1b' : 'acme/chat-7b'],
        adapters: [],
      }),
      poolLoad: () => more.load,
    },
  );
  return JSON.parse(plainText(JSON.stringify(explained)));
}

/** `200 answered` of each share, the largest first. */
export function brief({ outcomes }: Explanation): string[] {
  return outcomes.map(
    ({ share, status, cause }) =>
      `${Math.round(share * 100)} % ${status} ${cause}`,
  );
}

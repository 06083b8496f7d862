// SPDX-License-Identifier: Apache-2.0
import { JudgeContext } from '../findings/FindingRule';
import { Provider } from '../providers/Provider';
import { ClusterTopology, PoolNode } from '../topology/ClusterTopology';
import { ExplainContext } from './ExplainContext';
import { KnownRequest } from './KnownRequest';
import { Notes } from './Notes';

export interface PoolQuestion {
  topology: ClusterTopology;
  node: PoolNode;
  request: KnownRequest;
  provider: Provider;
  context: ExplainContext;
  isKnown: JudgeContext['isKnown'];
  notes: Notes;
}

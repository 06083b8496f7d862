// SPDX-License-Identifier: Apache-2.0
import {
  ExplainedBackend,
  Explanation,
  ExplanationOutcome,
} from '@inference-portal/backstage-plugin-inference-common';
import { JudgeContext } from '../findings/FindingRule';
import { Gateway, Listener } from '../objects/ClusterObjects';
import { Provider } from '../providers/Provider';
import { ClusterTopology } from '../topology/ClusterTopology';
import { ExplainContext } from './ExplainContext';
import { KnownRequest } from './KnownRequest';
import { Notes } from './Notes';
import { Verdict } from './Verdict';

/** All that is found out, beside the steps. */
export interface Found
  extends Pick<Explanation, 'gateway' | 'listener' | 'match'> {
  nearMisses: Explanation['nearMisses'];
  backends: ExplainedBackend[];
  timeouts: Explanation['timeouts'];
}

export interface Asked {
  topology: ClusterTopology;
  request: KnownRequest;
  context: ExplainContext;
  isKnown: JudgeContext['isKnown'];
  notes: Notes;
  found: Found;
}

/** Where the request comes in. */
export interface Place {
  gateway: Gateway;
  listener: Listener;
  provider: Provider;
  controllerName: string | undefined;
}

/** One verdict for all such requests. */
export function forAll(verdict: Verdict): ExplanationOutcome[] {
  return [{ share: 1, ...verdict }];
}

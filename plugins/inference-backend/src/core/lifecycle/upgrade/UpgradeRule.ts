// SPDX-License-Identifier: Apache-2.0
import {
  FindingSeverity,
  UpgradeCheckRequest,
  UpgradeCode,
  UpgradeComponent,
} from '@inference-portal/backstage-plugin-inference-common';
import { Judgement, WatchedKind } from '../../findings/FindingRule';
import { ClusterTopology } from '../../topology/ClusterTopology';

/** What an upgrade does to one object, before it becomes an UpgradeIssue. */
export interface UpgradeJudgement
  extends Pick<
    Judgement,
    'title' | 'detail' | 'subject' | 'evidence' | 'remedy'
  > {
  severity: FindingSeverity;
}

/** A judgement with its code. */
export interface JudgedUpgrade extends UpgradeJudgement {
  code: UpgradeCode;
}

/** One kind of thing an upgrade can bring that no finding says afterwards. */
export interface UpgradeRule {
  code: UpgradeCode;
  /** Asked only where the upgrade touches one of these. */
  concerns: readonly UpgradeComponent[];
  /** Where one of these can't be read the rule is silent, and the answer says so. */
  needs: readonly WatchedKind[];
  judge(
    topology: ClusterTopology,
    request: UpgradeCheckRequest,
  ): UpgradeJudgement[];
}

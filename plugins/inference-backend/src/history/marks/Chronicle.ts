// SPDX-License-Identifier: Apache-2.0
import {
  FindingCode,
  HistoryMark,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import {
  DatedFinding,
  FindingEpisode,
  FindingLedger,
} from '../../core/findings/FindingLedger';
import { JudgedFinding, Subject } from '../../core/findings/FindingRule';
import { ClusterTopology } from '../../core/topology/ClusterTopology';
import { RolloutState } from '../../core/rollout/RolloutState';
import { compareText } from '../../core/topology/objectKey';
import { RolloutLog } from '../rollouts/RolloutLog';
import { ChangeLog, ObservedChange } from './ChangeLog';
import { observeImages } from './observeImages';
import { observeWeights } from './observeWeights';

/** What is remembered of a cluster. */
export interface Remembered {
  episodes: FindingEpisode[];
  changes: ObservedChange[];
  rollouts: RolloutState[];
}

/** What happened in one cluster: findings that came and went, and what was changed. */
export class Chronicle {
  /** What the versions of each rollout did. */
  readonly rollouts: RolloutLog;
  private readonly ledger: FindingLedger;
  private readonly log: ChangeLog;

  constructor({ episodes, changes, rollouts }: Remembered) {
    this.rollouts = new RolloutLog(rollouts);
    this.ledger = new FindingLedger(episodes);
    this.log = new ChangeLog(changes);
  }

  /** Takes note of what is and was found, and dates the findings. */
  note(judged: {
    topology: ClusterTopology;
    findings: readonly JudgedFinding[];
    /** Codes that could not be judged. */
    silenced: ReadonlySet<FindingCode>;
    nowMs: number;
  }): DatedFinding[] {
    const { topology, findings, silenced, nowMs } = judged;
    this.log.note(
      [...observeWeights(topology), ...observeImages(topology)],
      nowMs,
    );
    return this.ledger.date(findings, silenced, nowMs);
  }

  /** Replaced objects, not changed ones: what is the same object is the same. */
  remembered(): Remembered {
    return {
      episodes: this.ledger.episodes(),
      changes: this.log.changes(),
      rollouts: this.rollouts.states(),
    };
  }

  /** What the weights of a rule were since when, oldest first; its key is as of `ruleKeys`. */
  weights(ruleKey: string): ObservedChange[] {
    return this.log
      .changes()
      .filter(({ kind, key }) => kind === 'weights' && key === ruleKey)
      .sort((a, b) => a.atMs - b.atMs);
  }

  /** @param poolKey - `namespace/name` */
  marks(poolKey: string, fromMs: number): HistoryMark[] {
    const { episodes, changes } = this.remembered();
    return [
      ...changes
        .filter(({ text, pools }) => text && pools.includes(poolKey))
        .map(toChangeMark),
      ...episodes
        .filter(({ pools }) => pools.includes(poolKey))
        .flatMap(toFindingMarks),
    ]
      .filter(({ at }) => Date.parse(at) >= fromMs)
      .sort((a, b) => compareText(a.at, b.at));
  }
}

function toChangeMark(change: ObservedChange): HistoryMark {
  const { kind, subject, atMs, text = '' } = change;
  return { at: new Date(atMs).toISOString(), kind, subject, text };
}

function toFindingMarks(episode: FindingEpisode): HistoryMark[] {
  const { code, severity, title, subject, sinceMs, goneMs, flaps } = episode;
  const what = { code, severity, subject: nameOf(subject) };
  const text = flaps === 0 ? title : say`${title} (came back ${flaps} ×)`;
  const came: HistoryMark = {
    ...what,
    at: new Date(sinceMs).toISOString(),
    kind: 'finding',
    text,
  };
  return goneMs === undefined
    ? [came]
    : [
        came,
        {
          ...what,
          at: new Date(goneMs).toISOString(),
          kind: 'finding-gone',
          text: title,
          since: came.at,
        },
      ];
}

function nameOf({ kind, namespace, name }: Subject): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

// SPDX-License-Identifier: Apache-2.0
import { NoticeLevel, NoticeTimes } from '../core/notices/Notice';
import { QuietHours } from '../core/notices/QuietHours';

/** `inference.notifications`, read once. */
export interface NotifyConfig {
  times: NoticeTimes;
  quietHours: QuietHours[];
  /** Levels that an owner, by entity ref, does not want. */
  muted: ReadonlyMap<string, ReadonlySet<NoticeLevel>>;
  /** Who is told what nobody else can be told; entity ref. */
  fallback?: string;
}

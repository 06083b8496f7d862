// SPDX-License-Identifier: Apache-2.0
import { NOTICE_LEVELS, NoticeLevel } from '../core/notices/Notice';

/** `degraded, advisory` or `all`; what is no level is left out. */
export function parseLevels(text: string): Set<NoticeLevel> {
  const words = text.split(',').map(word => word.trim());
  return new Set(
    NOTICE_LEVELS.filter(
      level => words.includes(level) || words.includes('all'),
    ),
  );
}

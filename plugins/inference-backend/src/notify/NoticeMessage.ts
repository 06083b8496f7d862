// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { NOTICE_LEVELS } from '../core/notices/Notice';

const Severity = z.enum(['critical', 'high', 'normal', 'low']);

/** What others are told on the events bus. */
const EventPayload = z.object({
  entityRef: z.string(),
  /** Of the finding. */
  code: z.string(),
  kind: z.enum(['begins', 'flaps', 'ends']),
  level: z.enum(NOTICE_LEVELS),
  title: z.string(),
  detail: z.string(),
  owners: z.array(z.string()),
  /** ISO 8601. */
  since: z.string(),
  at: z.string(),
  /** Of the page in the portal, without its host. */
  link: z.string(),
});

/** One thing to send, whole: what it is about may change before it is sent. */
export const noticeMessage = z.discriminatedUnion('channel', [
  z.object({
    channel: z.literal('notification'),
    /** Entity ref of a group or user. */
    recipient: z.string(),
    /** What has the same replaces what was told before. */
    scope: z.string(),
    title: z.string(),
    description: z.string(),
    link: z.string(),
    severity: Severity,
    topic: z.string(),
  }),
  z.object({
    channel: z.literal('event'),
    scope: z.string(),
    topic: z.string(),
    payload: EventPayload,
  }),
]);

export type NoticeMessage = z.infer<typeof noticeMessage>;

// SPDX-License-Identifier: Apache-2.0
import { AuditorService } from '@backstage/backend-plugin-api';
import { assertError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { CanaryStep } from './decideStep';

/** Writes down that something was asked for and what came of it: refused, failed or done. */
export async function auditStep<Result>(
  auditor: AuditorService,
  asked: JsonObject & {
    step: 'check' | CanaryStep;
    user: string;
    entityRef: string;
  },
  take: (note: (more: JsonObject) => void) => Promise<Result>,
): Promise<Result> {
  const event = await auditor.createEvent({
    eventId: 'rollout-step',
    severityLevel: asked.step === 'check' ? 'low' : 'medium',
    meta: { queryType: asked.step, ...asked },
  });
  const meta: JsonObject = {};
  try {
    const result = await take(more => Object.assign(meta, more));
    await event.success({ meta });
    return result;
  } catch (error) {
    assertError(error);
    await event.fail({ meta, error });
    throw error;
  }
}

// SPDX-License-Identifier: Apache-2.0
import { AuditorService } from '@backstage/backend-plugin-api';
import { assertError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { TakenStep } from './describeStep';

/** Writes down that a step was asked for and what came of it: refused, failed or done. */
export async function auditStep<Result>(
  auditor: AuditorService,
  asked: Pick<TakenStep, 'step' | 'user' | 'entityRef'> & JsonObject,
  take: (note: (more: JsonObject) => void) => Promise<Result>,
): Promise<Result> {
  const event = await auditor.createEvent({
    eventId: 'rollout-step',
    severityLevel: 'medium',
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

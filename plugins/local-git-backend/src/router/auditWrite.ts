// SPDX-License-Identifier: Apache-2.0
import { AuditorService } from '@backstage/backend-plugin-api';
import { assertError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';
import { RepositoryId } from '../store/RepositoryId';

/** What somebody asks to be written. */
export interface AskedWrite {
  queryType: 'commit' | 'pull-request' | 'merge' | 'close';
  repository: RepositoryId;
  /** For whom a plugin asks. */
  onBehalfOf?: string;
  /** Number of the pull request. */
  number?: number;
}

/** Writes down that something was asked for and what came of it: refused, failed or done. */
export async function auditWrite<Result>(
  auditor: AuditorService,
  request: Request,
  { queryType, repository, onBehalfOf, number }: AskedWrite,
  write: () => Promise<{ result: Result; meta: JsonObject }>,
): Promise<Result> {
  const event = await auditor.createEvent({
    eventId: 'repository-write',
    severityLevel: 'medium',
    request,
    meta: {
      queryType,
      repository: `${repository.owner}/${repository.name}`,
      ...(onBehalfOf !== undefined && { onBehalfOf }),
      ...(number !== undefined && { number }),
    },
  });
  try {
    const { result, meta } = await write();
    await event.success({ meta });
    return result;
  } catch (error) {
    assertError(error);
    await event.fail({ error });
    throw error;
  }
}

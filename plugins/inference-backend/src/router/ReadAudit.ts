// SPDX-License-Identifier: Apache-2.0
import {
  AuditorService,
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { nameCaller } from '@inference-portal/backstage-plugin-inference-node';
import { Request } from 'express';
import { AuditedRead } from '../service/AnswerCache';

/**
 * Tells the auditor who was given what could be applied to a cluster. The answer
 * is from memory and changed nothing: an auditor that fails is logged, and does
 * not keep somebody from the page at night.
 */
export class ReadAudit {
  constructor(
    private readonly parts: {
      auditor: AuditorService;
      auth: AuthService;
      logger: LoggerService;
    },
  ) {}

  /** By a request, of which the auditor knows who sent it. */
  async byRequest(request: Request, read: AuditedRead): Promise<void> {
    await this.note({ ...read, request });
  }

  /** By a tool, which has no request: the auditor takes the plugin for the actor. */
  async byTool(
    tool: string,
    credentials: BackstageCredentials,
    { eventId, meta }: AuditedRead,
  ): Promise<void> {
    const user = nameCaller(this.parts.auth, credentials);
    await this.note({ eventId, meta: { ...meta, tool, user } });
  }

  private async note(
    event: AuditedRead & { request?: Request },
  ): Promise<void> {
    const { auditor, logger } = this.parts;
    try {
      const noted = await auditor.createEvent({
        ...event,
        severityLevel: 'low',
      });
      await noted.success();
    } catch (error) {
      logger.error(
        `A read could not be audited: ${event.eventId}`,
        error instanceof Error ? error : undefined,
      );
    }
  }
}

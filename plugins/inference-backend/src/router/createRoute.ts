// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  AuthorizePermissionRequest,
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { RequestHandler } from 'express';
import { z } from 'zod';
import { Clock } from '../core/ports';
import { Decisions, KEEP_ALLOWED_MS } from './Decisions';
import { ReadAudit } from './ReadAudit';
import { Reply } from './Reply';

type Handler<Input> = (
  input: Input,
  credentials: BackstageCredentials,
) => Promise<Reply> | Reply;

/** Makes request handlers that can't be without permission and schema. */
export interface Route {
  <Schema extends z.ZodType>(
    permission: BasicPermission,
    schema: Schema,
    handler: Handler<z.output<Schema>>,
  ): RequestHandler;
  /** The entity that the request names is the resource the policy decides on. */
  <Schema extends z.ZodType<CompoundEntityRef>>(
    permission: ResourcePermission<'catalog-entity'>,
    schema: Schema,
    handler: Handler<z.output<Schema>>,
  ): RequestHandler;
}

/** One that is given counts at once. */
const KEEP_MS = { allowed: KEEP_ALLOWED_MS, denied: 0 };

/**
 * Who asks, what, may they, answer: in this order, for every route. Denied
 * means that the handler is not called.
 */
export function createRoute(services: {
  auth: AuthService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  audit: ReadAudit;
  clock: Clock;
}): Route {
  const { audit, httpAuth } = services;
  const decisions = new Decisions({ ...services, keepMs: KEEP_MS });
  return <Schema extends z.ZodType>(
      permission: BasicPermission | ResourcePermission<'catalog-entity'>,
      schema: Schema,
      handler: Handler<z.output<Schema>>,
    ): RequestHandler =>
    async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const asked = request.method === 'POST' ? request.body : request.query;
      const input = parseInput(schema, { ...asked, ...request.params });
      const isAllowed = await decisions.isAllowed(
        toAuthorizeRequest(permission, input),
        credentials,
      );
      if (!isAllowed) {
        throw new NotAllowedError(`Permission ${permission.name} was denied`);
      }
      const reply = await handler(input, credentials);
      await reply(request, response, audit);
    };
}

function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    throw new InputError(
      parsed.error.issues
        .map(
          ({ path, message }) => `${path.join('.') || 'request'}: ${message}`,
        )
        .join('; '),
    );
  }
  return parsed.data;
}

function toAuthorizeRequest(
  permission: BasicPermission | ResourcePermission<'catalog-entity'>,
  input: unknown,
): AuthorizePermissionRequest {
  return permission.type === 'basic'
    ? { permission }
    : { permission, resourceRef: entityRefOf(entityParams.parse(input)) };
}

/** An entity in a path, in whatever case it is written. */
export const entityParams = z.object({
  kind: z.string().min(1),
  namespace: z.string().min(1),
  name: z.string().min(1),
});

export function entityRefOf(entity: CompoundEntityRef): string {
  return stringifyEntityRef(entity);
}

// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { nameCaller } from '@inference-portal/backstage-plugin-inference-node';
import { Caller } from '../check/Caller';
import { requireRollout } from './requireRollout';

/** The only plugin that acts for others: it runs the plans of models. */
const PLANNER = 'plugin:inference';

/** In whose name a step is taken. */
export interface Actor {
  /** As entity ref. */
  user: string;
  /** Nobody is at the screen: the model's plan has to say so. */
  isPlanned: boolean;
}

interface Services {
  auth: AuthService;
  catalog: CatalogService;
  permissions: PermissionsService;
}

/** Who it is, before it is known whether they may. */
export function nameActor(
  auth: AuthService,
  credentials: BackstageCredentials,
  onBehalfOf: string | undefined,
): Actor {
  const initiator = nameCaller(auth, credentials);
  return onBehalfOf === undefined
    ? { user: initiator, isPlanned: false }
    : { user: onBehalfOf, isPlanned: true };
}

/**
 * Whether rollouts of the entity may be changed: by whoever runs the task, or,
 * where the portal runs it by the model's plan, by whom it does so for. A policy
 * knows only people who are signed in, so of others ownership is asked for here.
 *
 * @throws NotAllowedError that says whose it is and whom to ask
 */
export async function requireActor(
  caller: Caller & Services,
  { user, isPlanned }: Actor,
  entityRef: string,
): Promise<void> {
  if (!isPlanned) {
    await requireRollout(caller, entityRef);
    return;
  }
  const initiator = nameCaller(caller.auth, caller.credentials);
  if (initiator !== PLANNER) {
    throw new NotAllowedError(
      `onBehalfOf: ${initiator} may not act for ${user}. Only the portal does, by a model’s plan. Nothing was fetched or changed`,
    );
  }
  const owners = await readOwners(caller, entityRef);
  if (!(await isOneOf(caller, user, owners))) {
    throw new NotAllowedError(
      `The plan of ${entityRef} is for ${user}, who does not own it: write its owner, ${
        owners.join(' or ') || 'once it has one'
      }, or a member. Nothing was fetched or changed`,
    );
  }
}

/** Whether they own the entity, themselves or by a group that they are a member of. */
export async function ownsEntity(
  caller: Pick<Caller, 'credentials'> & Pick<Services, 'catalog'>,
  user: string,
  entityRef: string,
): Promise<boolean> {
  return isOneOf(caller, user, await readOwners(caller, entityRef));
}

type Asker = Pick<Caller, 'credentials'> & Pick<Services, 'catalog'>;

async function readOwners(
  { catalog, credentials }: Asker,
  entityRef: string,
): Promise<string[]> {
  const entity = await catalog.getEntityByRef(entityRef, { credentials });
  if (!entity) {
    throw new NotFoundError(
      `There is no ${entityRef}. Nothing was fetched or changed`,
    );
  }
  return targetsOf(entity, RELATION_OWNED_BY);
}

async function isOneOf(
  { catalog, credentials }: Asker,
  user: string,
  owners: readonly string[],
): Promise<boolean> {
  const ref = toRef(user);
  if (owners.includes(ref)) return true;
  const entity = await catalog.getEntityByRef(ref, { credentials });
  return (
    entity !== undefined &&
    targetsOf(entity, RELATION_MEMBER_OF).some(group => owners.includes(group))
  );
}

function targetsOf({ relations = [] }: Entity, type: string): string[] {
  return relations
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => toRef(targetRef));
}

/** References are compared in lower case. */
function toRef(ref: string): string {
  return stringifyEntityRef(parseEntityRef(ref));
}

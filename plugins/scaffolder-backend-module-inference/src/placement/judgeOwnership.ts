// SPDX-License-Identifier: Apache-2.0
import { NotAllowedError } from '@backstage/errors';
import { SelfService } from './readSelfService';

/**
 * The team of the one who asks that a namespace was given to.
 *
 * @throws NotAllowedError that says for whom they may act
 */
export function judgeOwnership(
  namespace: string,
  { teams }: SelfService,
): SelfService['teams'][number] {
  const team = teams.find(each => each.namespaces.includes(namespace));
  if (team) return team;
  throw new NotAllowedError(
    teams.length > 0
      ? `namespace: is ${namespace}, which belongs to none of your teams: you may change what is in ${teams
          .flatMap(each => each.namespaces)
          .join(', ')}`
      : `namespace: is ${namespace}; no team of yours is in inference.selfService.teams`,
  );
}

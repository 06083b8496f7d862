// SPDX-License-Identifier: Apache-2.0
import { InferenceDocument } from '@inference-portal/backstage-plugin-inference-common';
import { ListedFinding } from '../source/InferenceLists';
import { Addresses } from './Addresses';
import { chooseEntities } from './chooseEntities';
import { spellingsOf } from './spellingsOf';

/** One document for each entity whose requests the finding is about. */
export function describeFinding(
  finding: ListedFinding,
  addresses: Addresses,
): InferenceDocument[] {
  const { code, severity, title, detail, subject } = finding;
  const { cluster, kind, namespace, name, field } = subject;
  const object = [kind, namespace, name].filter(part => part).join('/');
  // `about` opens the finding's page; `of` only tells this one from the next.
  const query = {
    about: code,
    of: [cluster, object, field].filter(part => part).join('/'),
  };
  const entities = chooseEntities(finding.entities);
  const where =
    entities.length > 0
      ? entities.map(ref => addresses.ofEntity(ref, query))
      : [addresses.ofNobody({ tab: 'clusters', cluster, ...query })];
  return where.map(address => ({
    title: `${title}: ${object} in ${cluster}`,
    text: detail,
    what: 'finding',
    state: severity,
    code,
    clusters: cluster,
    spellings: spellingsOf(`${code} ${name}`),
    ...address,
  }));
}

// SPDX-License-Identifier: Apache-2.0
import { InferenceDocument } from '@inference-portal/backstage-plugin-inference-common';
import { ListedModel } from '../source/InferenceLists';
import { Addresses } from './Addresses';
import { chooseEntities } from './chooseEntities';
import { spellingsOf } from './spellingsOf';

/** A model may be served by hundreds of pools; the worst stand first. */
const SHOWN_POOLS = 20;

/** One document for each entity that has the model. */
export function describeModel(
  model: ListedModel,
  addresses: Addresses,
): InferenceDocument[] {
  const { name, health, reason, pools } = model;
  const entities = chooseEntities(model.entities);
  const shown = pools.slice(0, SHOWN_POOLS).map(pool => nameOf(pool));
  const more = pools.length - shown.length;
  const where =
    entities.length > 0
      ? entities.map(ref => addresses.ofEntity(ref, { model: name }))
      : [addresses.ofNobody({ tab: 'models', q: name })];
  return where.map(address => ({
    title: name,
    text: `${reason} Served by ${shown.join(', ')}${
      more > 0 ? ` and ${more} more` : ''
    }.`,
    what: 'model',
    state: health,
    code: '',
    clusters: [...new Set(pools.map(({ cluster }) => cluster))]
      .sort()
      .join(', '),
    spellings: spellingsOf(name),
    ...address,
  }));
}

function nameOf({
  cluster,
  namespace,
  name,
}: ListedModel['pools'][number]): string {
  return `pool ${namespace}/${name} in ${cluster}`;
}

// SPDX-License-Identifier: Apache-2.0
import { card } from './card';
import { clusters } from './clusters';
import { doctor } from './doctor';
import { endpoints } from './endpoints';
import { entity } from './entity';
import { explain } from './explain';
import { filter } from './filter';
import { findings } from './findings';
import { form } from './form';
import { load } from './load';
import { measure } from './measure';
import { models } from './models';
import { myModels } from './myModels';
import { page } from './page';
import { path } from './path';
import { pools } from './pools';
import { rollout } from './rollout';
import { rolloutPlan } from './rolloutPlan';
import { search } from './search';
import { shared } from './shared';
import { signal } from './signal';
import { table } from './table';
import { timeouts } from './timeouts';
import { upgrade } from './upgrade';

export default {
  ...card,
  ...clusters,
  ...doctor,
  ...endpoints,
  ...entity,
  ...explain,
  ...filter,
  ...findings,
  ...form,
  ...load,
  ...measure,
  ...models,
  ...myModels,
  ...page,
  ...path,
  ...pools,
  ...rollout,
  ...rolloutPlan,
  ...search,
  ...shared,
  ...signal,
  ...table,
  ...timeouts,
  ...upgrade,
};

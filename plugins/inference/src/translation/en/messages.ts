// SPDX-License-Identifier: Apache-2.0
import { card } from './card';
import { clusters } from './clusters';
import { doctor } from './doctor';
import { endpoints } from './endpoints';
import { filter } from './filter';
import { findings } from './findings';
import { load } from './load';
import { models } from './models';
import { page } from './page';
import { path } from './path';
import { pools } from './pools';
import { shared } from './shared';
import { table } from './table';
import { upgrade } from './upgrade';

export default {
  ...card,
  ...clusters,
  ...doctor,
  ...endpoints,
  ...filter,
  ...findings,
  ...load,
  ...models,
  ...page,
  ...path,
  ...pools,
  ...shared,
  ...table,
  ...upgrade,
};

// SPDX-License-Identifier: Apache-2.0
import { filter } from './filter';
import { load } from './load';
import { models } from './models';
import { page } from './page';
import { path } from './path';
import { pools } from './pools';
import { shared } from './shared';
import { table } from './table';

export default {
  ...filter,
  ...load,
  ...models,
  ...page,
  ...path,
  ...pools,
  ...shared,
  ...table,
};

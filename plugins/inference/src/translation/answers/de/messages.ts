// SPDX-License-Identifier: Apache-2.0
import { findingValues } from './findingValues';
import { pickers } from './pickers';
import { pools } from './pools';
import { shared } from './shared';

export default {
  ...findingValues,
  ...pickers,
  ...pools,
  ...shared,
};

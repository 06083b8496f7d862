// SPDX-License-Identifier: Apache-2.0
import { findingValues } from './findingValues';
import { pickers } from './pickers';
import { pools } from './pools';
import { shared } from './shared';
import { bbr } from './bbr';
import { crds } from './crds';
import { gateways } from './gateways';
import { gitops } from './gitops';
import { metrics } from './metrics';
import { objectives } from './objectives';

export default {
  ...findingValues,
  ...pickers,
  ...pools,
  ...shared,
  ...bbr,
  ...crds,
  ...gateways,
  ...gitops,
  ...metrics,
  ...objectives,
};

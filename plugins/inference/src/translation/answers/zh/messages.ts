// SPDX-License-Identifier: Apache-2.0
import { findingValues } from './findingValues';
import { health } from './health';
import { pickers } from './pickers';
import { pools } from './pools';
import { providers } from './providers';
import { shared } from './shared';
import { explain } from './explain';
import { explainBackends } from './explainBackends';
import { explainPolicies } from './explainPolicies';
import { explainRoutes } from './explainRoutes';
import { rollouts } from './rollouts';
import { plans } from './plans';
import { rolloutFindings } from './rolloutFindings';
import { rewrites } from './rewrites';
import { bbr } from './bbr';
import { crds } from './crds';
import { gateways } from './gateways';
import { gitops } from './gitops';
import { metrics } from './metrics';
import { objectives } from './objectives';
import { doctor } from './doctor';
import { entities } from './entities';
import { clusters } from './clusters';
import { metricsSources } from './metricsSources';
import { behaviours } from './behaviours';
import { upgrades } from './upgrades';
import { pickerUpgrades } from './pickerUpgrades';
import { timeouts } from './timeouts';
import { timeoutFindings } from './timeoutFindings';
import { endpoints } from './endpoints';
import { routes } from './routes';
import { servers } from './servers';
import { load } from './load';

export default {
  ...findingValues,
  ...health,
  ...pickers,
  ...pools,
  ...providers,
  ...shared,
  ...explain,
  ...explainBackends,
  ...explainPolicies,
  ...explainRoutes,
  ...rollouts,
  ...plans,
  ...rolloutFindings,
  ...rewrites,
  ...bbr,
  ...crds,
  ...gateways,
  ...gitops,
  ...metrics,
  ...objectives,
  ...doctor,
  ...entities,
  ...clusters,
  ...metricsSources,
  ...behaviours,
  ...upgrades,
  ...pickerUpgrades,
  ...timeouts,
  ...timeoutFindings,
  ...endpoints,
  ...routes,
  ...servers,
  ...load,
};

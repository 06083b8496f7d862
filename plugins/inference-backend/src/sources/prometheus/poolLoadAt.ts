// SPDX-License-Identifier: Apache-2.0
import { Load } from '@inference-portal/backstage-plugin-inference-common';
import { derivePoolLoad } from '../../core/load/deriveLoad';
import { measurePicker } from '../../core/load/measurePicker';
import { ScrapeTarget } from '../../core/ports';
import { QueriedWindow } from './QueriedWindow';
import { QueriedStep } from './stepsOf';

/** Where pods are taken as one: neither namespace nor name. */
const ALL_PODS = '/';

/** The load of a pool at one point of time, from series of all its pods as one. */
export function poolLoadAt(
  { at, engines }: QueriedStep,
  options: {
    pool: string;
    /** By engine. */
    roles: ReadonlyMap<string, ScrapeTarget['role']>;
    rateWindowMs: number;
  },
): Load | undefined {
  const measured = <T>(
    role: ScrapeTarget['role'],
    measure: (window: QueriedWindow) => T,
  ) =>
    engines
      .filter(({ profile }) => options.roles.get(profile.engine) === role)
      .flatMap(({ pods }) => pods.get(ALL_PODS) ?? [])
      .map(measures => ({
        name: '',
        pod: '',
        at,
        measures: measure(
          new QueriedWindow(measures.readings, options.rateWindowMs),
        ),
      }));
  const servers = measured('server', window => window);
  return derivePoolLoad({
    pickers: measured('picker', window => measurePicker(window, options.pool)),
    servers,
    serverTargets: servers.length,
    now: at,
    staleAfterMs: 0,
  });
}

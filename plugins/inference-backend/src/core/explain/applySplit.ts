// SPDX-License-Identifier: Apache-2.0
import {
  ExplanationOutcome,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { isBelow } from '../providers/isBelow';
import { Provider } from '../providers/Provider';
import { nameOfProvider } from '../providers/providerOf';
import { isPoolRef } from '../topology/joinRoutes';
import { BackendNode } from '../topology/ClusterTopology';
import { Notes } from './Notes';
import { byGateway, Part, unknownVerdict, Verdict } from './Verdict';

interface Drawn extends Part {
  backend: BackendNode;
}

/**
 * Shares of what was judged per backend. With two pools in one rule some
 * providers do something else than the weights say.
 */
export function applySplit(
  drawn: readonly Drawn[],
  provider: Provider,
  notes: Notes,
): ExplanationOutcome[] {
  const plain = drawn.map(({ backend, part, verdict }) => ({
    share: backend.share * part,
    ...verdict,
  }));
  const pools = drawn.filter(({ backend }) => isPoolRef(backend.ref));
  const count = new Set(pools.map(({ backend }) => backend)).size;
  if (count < 2) {
    return plain;
  }
  const who = nameOfProvider(provider);
  switch (provider.name) {
    case 'kthena':
      notes.add('backend', 'warning', say`${who} sends all to the first pool`, {
        detail: say`It does not heed weights of pools.`,
      });
      return drawn
        .filter(({ backend }) => backend === drawn[0].backend)
        .map(({ part, verdict }) => ({ share: part, ...verdict }));
    case 'kgateway':
      return all(
        isBelow(provider.version, '2.1') === true
          ? byGateway(
              503,
              'split-unsupported',
              say`${who} answers 503 on a rule with two pools.`,
            )
          : unknownVerdict(
              'split-unsupported',
              say`What ${who} does with two pools in one rule is not known.`,
            ),
      );
    case 'envoy-gateway':
      return all(
        unknownVerdict(
          'split-unsupported',
          say`${who} takes one pool per rule, and this one has ${count}.`,
        ),
      );
    case 'istio':
    case 'higress':
      return lastPickerForAll(plain, pools, provider, notes);
    default:
      return plain;
  }
}

function all(verdict: Verdict): ExplanationOutcome[] {
  return [{ share: 1, ...verdict }];
}

/** One picker serves the whole rule: where its pool is empty, all of it fails. */
function lastPickerForAll(
  plain: ExplanationOutcome[],
  pools: readonly Drawn[],
  provider: Provider,
  notes: Notes,
): ExplanationOutcome[] {
  const who = nameOfProvider(provider);
  const last = pools[pools.length - 1];
  const affected =
    provider.name === 'higress' || isBelow(provider.version, '1.29') === true;
  const title = affected
    ? say`${who} asks the last pool's picker for all pools of the rule`
    : say`${who} may ask the last pool's picker for all pools of the rule`;
  notes.add('backend', 'warning', title, {
    detail: say`Where that pool is empty every request of the rule fails, and the other pools are used without their pickers.`,
  });
  if (!affected) {
    notes.unknown(say`${title}: it depends on its patch release`);
    return plain;
  }
  const { verdict } = last;
  return verdict.cause === 'pool-empty' ||
    verdict.cause === 'picker-unavailable'
    ? [{ share: 1, ...verdict }]
    : plain;
}

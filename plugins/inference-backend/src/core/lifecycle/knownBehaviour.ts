// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { isBelow } from '../providers/isBelow';
import { ProductName } from './supportMatrix';

/** What versions of a product do otherwise than the specification says. */
interface Behaviour {
  product: ProductName;
  /** First version that does so; from the beginning where left out. */
  from?: string;
  /** First version that no longer does; every known one where left out. */
  below?: string;
  /** For a person, after the product's name. */
  words: string;
  source: string;
}

/** Whether the version does so; undefined where the version can't be told. */
export function applies(
  { from, below }: Pick<Behaviour, 'from' | 'below'>,
  version: string | undefined,
): boolean | undefined {
  if (from === undefined && below === undefined) {
    return true;
  }
  const started = from === undefined || not(isBelow(version, from));
  const ended = below === undefined ? false : not(isBelow(version, below));
  return started === undefined || ended === undefined
    ? undefined
    : started && !ended;
}

function not(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

/** What the gateway does without a picker, whatever the pool's failureMode. */
export const FIXED_FAILURE_MODES: ReadonlyArray<
  Behaviour & { always: 'FailOpen' | 'FailClose' }
> = [
  {
    product: 'agentgateway',
    below: '1.4.2',
    always: 'FailClose',
    words: say`answers requests with a body with status 500 while the picker is down`,
    source: 'https://github.com/agentgateway/agentgateway/issues/3473',
  },
  {
    product: 'envoy-ai-gateway',
    below: '1.2',
    always: 'FailClose',
    words: say`fails every request while the picker is down`,
    source: 'https://github.com/envoyproxy/ai-gateway/issues/2502',
  },
  {
    product: 'nginx-gateway-fabric',
    below: '2.6.1',
    always: 'FailOpen',
    words: say`sends requests on without the picker`,
    source: 'https://github.com/nginx/nginx-gateway-fabric/issues/5420',
  },
];

/** Who gets two pools in one rule wrong. */
export const WRONG_SPLITS: ReadonlyArray<
  Behaviour & {
    /** Only some patch releases of these versions do so, and which was not found. */
    unsure?: boolean;
    remedy: string;
  }
> = [
  {
    product: 'istio',
    below: '1.29',
    words: say`asks the endpoint picker of the last pool for all of them: the others are balanced blindly, and where the last is empty the whole rule answers 503`,
    remedy: say`Upgrade to a patch release of 1.29 or later that has the fix of issue 61594, or give each pool a rule of its own with a header match.`,
    source: 'https://github.com/istio/istio/issues/61594',
  },
  {
    product: 'istio',
    from: '1.29',
    below: '1.32',
    unsure: true,
    words: say`asked the endpoint picker of the last pool for all of them until patch releases after 2026-09-21`,
    remedy: say`Check that this patch release has the fix of issue 61594; without it give each pool a rule of its own with a header match.`,
    source: 'https://github.com/istio/istio/issues/61594',
  },
  {
    product: 'nginx-gateway-fabric',
    below: '2.3',
    words: say`takes one pool per rule`,
    remedy: say`Upgrade to 2.3 or later, or give each pool a rule of its own.`,
    source:
      'https://github.com/nginx/nginx-gateway-fabric/blob/main/CHANGELOG.md',
  },
  {
    product: 'envoy-ai-gateway',
    below: '1.2',
    words: say`takes one pool per rule`,
    remedy: say`Give each pool a rule of its own with a header match.`,
    source: 'https://github.com/envoyproxy/ai-gateway/pull/2657',
  },
  {
    product: 'kgateway',
    below: '2.1',
    words: say`answers 503 for a rule with two pools`,
    remedy: say`Give each pool a rule of its own with a header match.`,
    source: 'https://github.com/kgateway-dev/kgateway/issues/11667',
  },
  {
    product: 'higress',
    words: say`asks the endpoint picker of the last pool for all of them`,
    remedy: say`Give each pool a rule of its own with a header match.`,
    source: 'https://github.com/alibaba/higress/issues/4519',
  },
  {
    product: 'kthena',
    words: say`sends everything to the first pool and ignores the weights`,
    remedy: say`Give each pool a rule of its own with a header match.`,
    source: 'https://github.com/volcano-sh/kthena/issues/1473',
  },
];

/** Defects of single versions, and which routes meet them. */
export const VERSION_DEFECTS: ReadonlyArray<
  Behaviour & {
    title: string;
    /** Type of a filter in the same rule, where only that meets the defect. */
    filter?: string;
    remedy: string;
  }
> = [
  {
    product: 'agentgateway',
    from: '1.3.1',
    below: '1.4',
    title: say`POST requests to pools may hang in this version of the gateway`,
    words: say`lets POST requests to pools hang until they time out`,
    remedy: say`Upgrade to 1.4 or later, or go back to 1.2.1.`,
    source: 'https://github.com/agentgateway/agentgateway/issues/2623',
  },
  {
    product: 'istio',
    below: '1.32',
    filter: 'CORS',
    title: say`The rule’s CORS filter takes its endpoint picker away`,
    words: say`builds the filters of a rule with CORS anew and loses its endpoint picker, as read in its source`,
    remedy: say`Take the CORS filter from rules with pools, and answer preflight requests in front of the gateway.`,
    source:
      'https://github.com/istio/istio/blob/master/pilot/pkg/networking/core/route/route.go',
  },
];

// SPDX-License-Identifier: Apache-2.0
import {
  ExplainedRule,
  NearMiss,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { ProviderName } from '../providers/Provider';
import { describeMatch } from '../topology/describeMatch';
import { objectKey } from '../topology/objectKey';
import { BodyProblem } from './applyPolicies';
import { RoutedHeaders } from './checkMatch';
import { compareCandidates } from './compareCandidates';
import { Candidate } from './deriveCandidates';
import { KnownRequest } from './KnownRequest';
import { Notes } from './Notes';
import { byGateway, unknownVerdict, Verdict } from './Verdict';

/** More would hide the nearest. */
const NEAR_MISSES = 5;

/** The candidate that takes the request, or what becomes of it without one. */
export function pickRule(
  candidates: readonly Candidate[],
  provider: ProviderName,
  notes: Notes,
): Candidate | undefined | { verdict: Verdict } {
  const [first] = candidates
    .filter(({ check }) => check.misses.length === 0)
    .sort((a, b) => compareCandidates(a, b, provider));
  if (first && first.check.unknowns.length > 0) {
    const why = first.check.unknowns.join('; ');
    const name = nameOfRule(first);
    notes.add('route', 'unknown', say`Whether ${name} takes it can't be told`, {
      detail: why,
      object: first.route,
      field: fieldOf(first),
    });
    return {
      verdict: unknownVerdict(
        'policy-undecidable',
        say`${name} would take the request, but ${why}.`,
      ),
    };
  }
  return first;
}

/** Rules that came close: fewest reasons first, those that lack a header only before others. */
export function findNearMisses(
  candidates: readonly Candidate[],
  provider: ProviderName,
  cluster: string,
): NearMiss[] {
  return candidates
    .filter(({ check }) => check.misses.length > 0)
    .sort(
      (a, b) =>
        a.check.misses.length - b.check.misses.length ||
        b.check.matched.length - a.check.matched.length ||
        compareCandidates(a, b, provider),
    )
    .slice(0, NEAR_MISSES)
    .map(candidate => {
      const { misses, matched, unknowns } = candidate.check;
      return {
        ...toExplainedRule(candidate, cluster),
        matched,
        reasons: [...misses.map(({ text }) => text), ...unknowns],
        field: misses[0].field.startsWith('spec.')
          ? misses[0].field
          : `${fieldOf(candidate)}.${misses[0].field}`,
      };
    });
}

/** Why nothing took the request, told apart by what would have to change. */
export function judgeNoRule(
  candidates: readonly Candidate[],
  subject: {
    request: KnownRequest;
    headers: RoutedHeaders;
    problem?: BodyProblem;
    isModelHeader(name: string): boolean;
  },
): Verdict {
  const { request, headers, problem, isModelHeader } = subject;
  if (candidates.length === 0) {
    return byGateway(
      404,
      'no-route',
      say`No route leads through this gateway.`,
    );
  }
  // The model alone decided where a rule lacks nothing but its header.
  const header = candidates
    .map(({ check }) => check.misses)
    .filter(misses => misses.every(({ part }) => part === 'header'))
    .flat()
    .find(miss => isModelHeader(miss.header ?? ''))?.header;
  if (header === undefined) {
    return byGateway(
      404,
      'no-route',
      say`No rule takes ${request.method} ${request.path} on host \`${request.host}\`.`,
    );
  }
  const own = headers.get(header);
  switch (problem) {
    case 'too-large':
      return byGateway(
        404,
        'body-too-large',
        say`The body is larger than the gateway buffers, so the model can't be read: ${
          own?.state === 'removed' ? own.why : say`${request.bodyBytes} bytes`
        }.`,
      );
    case 'invalid':
      return byGateway(
        404,
        'body-invalid',
        say`The body is no JSON, so the model can't be read and no rule takes the request.`,
      );
    case 'missing':
      return byGateway(
        404,
        'model-missing',
        say`The body has no model, so no rule takes the request.`,
      );
    default:
  }
  if (own === undefined) {
    return byGateway(
      404,
      'no-route',
      say`The rules want header ${header}, the client does not send it, and nothing on the gateway sets it.`,
    );
  }
  const model = request.body.kind === 'json' ? request.body.model : undefined;
  const name = own.state === 'present' ? own.value : model;
  return byGateway(
    404,
    'model-not-routed',
    say`No rule takes model \`${name ?? say`unknown`}\`${
      own.state === 'removed' ? `: ${own.why}` : ''
    }.`,
  );
}

export function toExplainedRule(
  { route, rule, match, spec, isImplicit }: Candidate,
  cluster: string,
): ExplainedRule {
  const { namespace, name } = route.meta;
  return {
    route: { cluster, namespace, name },
    rule,
    ...(!isImplicit && { match }),
    description: describeMatch(spec),
  };
}

export function nameOfRule({ route, rule }: Candidate): string {
  return say`HTTPRoute ${objectKey(route.meta)} rule ${rule}`;
}

export function fieldOf({ rule, match, isImplicit }: Candidate): string {
  return isImplicit
    ? `spec.rules[${rule}]`
    : `spec.rules[${rule}].matches[${match}]`;
}

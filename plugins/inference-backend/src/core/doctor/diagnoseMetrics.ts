// SPDX-License-Identifier: Apache-2.0
import {
  DoctorCode,
  MetricsStatus,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { PageState } from '../ports';
import { accountOf, grantMetricsPage, grantProxy } from './grantAccess';
import { COSTS_NOTHING, Gap, GapEdit, nameFirst } from './Gap';

/** Whose pages they are, and what they tell; the others' may tell part of it too. */
const ROLES: Record<PageState['role'], { title: string; signals: string[] }> = {
  picker: {
    title: say`endpoint pickers`,
    signals: ['requestRate', 'errorRate', 'e2eMs', 'schedulerMs', 'saturation'],
  },
  server: {
    title: say`model servers`,
    signals: [
      'queueDepth',
      'runningRequests',
      'kvCacheRatio',
      'prefixHitRatio',
      'ttftMs',
      'itlMs',
      'tokensPerSecond',
    ],
  },
  // What they count shows in routes, not in loads.
  gateway: { title: say`gateways`, signals: [] },
};
const EVERY_SIGNAL = Object.values(ROLES).flatMap(({ signals }) => signals);

export function diagnoseMetrics(
  snapshot: ClusterSnapshot,
  metrics: MetricsStatus,
  pages: readonly PageState[],
): Gap[] {
  if (metrics.source === 'none') {
    return [switchedOff(snapshot)];
  }
  if (pages.length === 0 && metrics.state !== 'ok') {
    return [sourceFailing(metrics)];
  }
  const groups = new Map<string, PageState[]>();
  for (const page of pages) {
    // The page of a pod that isn't ready need not be there.
    if (page.failure && page.ready !== false) {
      const key = `${page.role} ${codeOf(page.failure.code)} ${
        page.failure.code
      }`;
      groups.set(key, [...(groups.get(key) ?? []), page]);
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, failing]) => diagnosePages(failing, { snapshot, metrics, pages }));
}

function switchedOff({ cluster }: ClusterSnapshot): Gap {
  return {
    code: 'metrics-off',
    severity: 'info',
    title: say`Metrics of this cluster are switched off`,
    detail: say`The configuration names no source of metrics for it: there is no load, and findings that need numbers are silent.`,
    ...nameFirst([{ name: cluster }]),
    costs: { findings: [], signals: EVERY_SIGNAL },
    mend: {
      text: say`Name a source: proxy reads pages through the API server, direct from the pods, prometheus from a server that has them already.`,
      edits: [sourceConfig(cluster, { source: 'proxy' })],
    },
  };
}

function sourceFailing({ source, reason }: MetricsStatus): Gap {
  return {
    code: 'metrics-failing',
    severity: 'warning',
    title: say`The source of metrics does not answer`,
    detail: reason ?? say`Metrics can't be read from ${source}.`,
    ...nameFirst([{ name: source, ...(reason && { reason }) }]),
    costs: { findings: [], signals: EVERY_SIGNAL },
    mend: {
      text: say`Mend what the reason names.`,
      edits: [],
    },
  };
}

/** Codes of the collector come in more shades than what mends them. */
function codeOf(failure: string): DoctorCode {
  if (failure === 'page-unauthorized' || failure === 'page-forbidden') {
    return 'metrics-page-refused';
  }
  return failure === 'cluster-forbidden'
    ? 'metrics-proxy-forbidden'
    : 'metrics-failing';
}

interface Seen {
  snapshot: ClusterSnapshot;
  metrics: MetricsStatus;
  /** All of the cluster, whatever they are of. */
  pages: readonly PageState[];
}

function diagnosePages(failing: readonly PageState[], seen: Seen): Gap {
  const [{ role, failure }] = failing;
  const code = codeOf(failure?.code ?? '');
  const why = failure?.detail ?? say`no reason given`;
  return {
    code,
    severity: 'warning',
    title: say`Metrics pages of ${ROLES[role].title} can’t be read`,
    detail:
      failing.length === 1
        ? say`1 page is not read: ${why}.`
        : say`${failing.length} pages are not read: ${why}.`,
    ...nameFirst(
      failing.map(({ namespace, pod, port, failure: own }) => ({
        name: `${namespace}/${pod}:${port}`,
        ...(own && { reason: own.detail }),
      })),
    ),
    costs:
      code === 'metrics-failing' && failure?.code === 'throttled'
        ? COSTS_NOTHING
        : { findings: [], signals: ROLES[role].signals },
    mend: mendOf(code, failing, seen),
  };
}

function mendOf(
  code: DoctorCode,
  failing: readonly PageState[],
  { snapshot, metrics: { source }, pages }: Seen,
): Gap['mend'] {
  const account = accountOf(failing.map(({ failure }) => failure?.detail));
  if (code === 'metrics-proxy-forbidden') {
    // Those that failed otherwise were not asked for long enough to be refused.
    const unread = pages.filter(page => page.failure && page.mode === 'proxy');
    const namespaces = [
      ...new Set(unread.map(({ namespace }) => namespace)),
    ].sort();
    return {
      text: say`The edit lets the portal’s account read pages in these namespaces. It also lets it send GET requests to any port of their pods; where that is too much, read metrics from Prometheus.`,
      edits: [
        { target: 'cluster', documents: grantProxy(account, namespaces) },
      ],
    };
  }
  if (code !== 'metrics-page-refused') {
    return { text: say`Mend what the reason of each page names.`, edits: [] };
  }
  return source === 'proxy'
    ? {
        text: say`The API server takes the portal’s token off a request that it passes on, so that no role helps. Either start the endpoint pickers with --metrics-endpoint-auth=false, or let the portal, inside the cluster, read them directly with a token: both edits together.`,
        edits: [
          { target: 'cluster', documents: grantMetricsPage(account) },
          sourceConfig(snapshot.cluster, {
            source: 'direct',
            bearerToken: `\${INFERENCE_METRICS_TOKEN}`,
          }),
        ],
      }
    : {
        text: say`The token’s account needs get on the non-resource URL /metrics, which the edit grants. The endpoint picker’s own account must be allowed to create tokenreviews and subjectaccessreviews: its chart grants that only with monitoring.prometheus.enabled=true.`,
        edits: [{ target: 'cluster', documents: grantMetricsPage(account) }],
      };
}

function sourceConfig(cluster: string, metrics: object): GapEdit {
  return {
    target: 'app-config',
    documents: [{ inference: { clusters: [{ name: cluster, metrics }] } }],
  };
}

// SPDX-License-Identifier: Apache-2.0
import { NotFoundError } from '@backstage/errors';
import {
  ManifestCheck,
  ManifestCheckRequest,
  ManifestProblem,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { JudgedFinding } from '../core/findings/FindingRule';
import {
  identifyObject,
  judgeManifests,
} from '../core/manifests/judgeManifests';
import { ClusterSnapshot } from '../core/objects/ClusterSnapshot';
import { noObjects } from '../core/objects/noObjects';
import { Clock, ClusterStates } from '../core/ports';
import { compareText } from '../core/topology/objectKey';
import { WATCHED_KINDS } from '../sources/kubernetes/watchedKinds';
import { Manifests, readManifests } from '../sources/manifests/readManifests';
import { unknownCluster } from './unknownCluster';

const WORST_FIRST = ['error', 'warning', 'info'];

/** Says what is wrong with manifests before anybody applies them; sends nothing to a cluster. */
export class ManifestChecker {
  constructor(
    private readonly parts: { states: ClusterStates; clock: Clock },
  ) {}

  /** @throws NotFoundError that names the cluster, and those there are. */
  check({
    files,
    cluster,
    gateways = [],
  }: ManifestCheckRequest): ManifestCheck {
    const manifests = readManifests(files);
    const findings = judgeManifests(
      { own: manifests.objects, base: this.baseOf(cluster), gateways },
      this.parts.clock.now(),
    );
    const problems = [
      ...manifests.unreadable.map(toProblem),
      ...findings.map(finding => locate(finding, manifests)),
    ];
    return {
      objects: manifests.documents.filter(({ identity }) => identity).length,
      problems: problems.sort(compareProblems),
      unjudged: [...manifests.unjudged].sort(),
    };
  }

  private baseOf(cluster: string | undefined): ClusterSnapshot {
    if (cluster === undefined) {
      return nowhere();
    }
    const { states } = this.parts;
    const snapshot = states.snapshot(cluster);
    if (!snapshot) {
      throw new NotFoundError(`Cluster ${unknownCluster(cluster, states)}`);
    }
    return snapshot;
  }
}

/** A cluster of which nothing is known but what the files say: no rule is silent. */
function nowhere(): ClusterSnapshot {
  return {
    cluster: '',
    simulated: false,
    state: 'connecting',
    kinds: Object.values(WATCHED_KINDS).map(({ group, versions, kind }) => ({
      group,
      version: versions[0],
      kind,
      state: 'watching',
      objects: 0,
    })),
    unreadable: [],
    objects: noObjects(),
  };
}

function toProblem({
  path,
  line,
  message,
}: Manifests['unreadable'][number]): ManifestProblem {
  return {
    path,
    line,
    severity: 'error',
    title: say`This can’t be read`,
    detail: message,
    fix: say`Write it as its definition has it.`,
  };
}

/** At the object itself, or at what of the files lies on the way to it. */
function locate(
  {
    code,
    severity,
    title,
    detail,
    subject,
    remedy,
    pools,
    ways,
  }: JudgedFinding,
  { places, documents }: Manifests,
): ManifestProblem {
  const own = places.get(identifyObject({ namespace: '', ...subject }));
  const near = [
    ...ways.map(({ rule }) => rule.route.route.meta),
    ...pools.map(({ pool }) => pool.meta),
  ].map(meta => places.get(identifyObject(meta)));
  const place = own ?? near.find(found => found !== undefined) ?? documents[0];
  const name = [subject.namespace, subject.name].filter(Boolean).join('/');
  return {
    path: place.path,
    line: place.lineOf(own && subject.field),
    ...(subject.field && { field: subject.field }),
    object: `${subject.kind} ${name}`,
    severity,
    code,
    title,
    detail,
    fix: remedy.text,
  };
}

function compareProblems(a: ManifestProblem, b: ManifestProblem): number {
  return (
    WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity) ||
    compareText(a.path, b.path) ||
    a.line - b.line
  );
}

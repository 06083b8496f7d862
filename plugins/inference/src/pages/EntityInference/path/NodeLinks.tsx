// SPDX-License-Identifier: Apache-2.0
import { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { configApiRef, useApi, useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { KUBERNETES_ANNOTATIONS } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../../hooks/useTexts';
import { useUrlState } from '../../../hooks/useUrlState';
import { parseChartWindow } from '../../../lib/chartRanges';
import { PathNode } from '../../../lib/derivePath';
import { fillLink } from '../../../lib/fillLink';
import { linkValues } from '../../../lib/linkValues';
import { readLinks } from '../../../lib/readLinks';
import { GitOpsFact } from '../GitOpsFact';

const useStyles = makeStyles(
  { root: { listStyle: 'none', margin: 0, padding: 0 } },
  { name: 'InferenceNodeLinks' },
);

/** Where to look further: Kubernetes tab, what applies it, and what the app's configuration adds. */
export function NodeLinks(props: { node: PathNode }) {
  const { node } = props;
  const { subject } = node;
  const { entity } = useEntity();
  const classes = useStyles();
  const t = useTexts();
  const url = useUrlState();
  const config = useApi(configApiRef);
  const entityRoute = useRouteRef(entityRouteRef);
  const { id, labelSelector } = KUBERNETES_ANNOTATIONS;
  const annotations = entity.metadata.annotations ?? {};
  // A pool's facts tell it already.
  const gitops =
    subject.kind === 'picker' || subject.kind === 'endpoints'
      ? subject.pool.gitops
      : undefined;
  const values = linkValues(node, parseChartWindow(url.read('zoom')));
  const links: ReactNode[] = readLinks(config).flatMap(
    ({ title, url: pattern, parts }) => {
      const to = fillLink(pattern, values);
      return to && (!parts || parts.includes(subject.kind))
        ? [
            <Link key={title} to={to}>
              {title}
            </Link>,
          ]
        : [];
    },
  );
  if (annotations[id] || annotations[labelSelector]) {
    links.unshift(
      <Link
        key="kubernetes"
        to={`${entityRoute(entityRouteParams(entity))}/kubernetes`}
      >
        {t('path.kubernetesTab')}
      </Link>,
    );
  }
  if (gitops) {
    links.push(<GitOpsFact key="gitops" gitops={gitops} />);
  }
  return links.length > 0 ? (
    <ul className={classes.root} aria-label={t('path.links')}>
      {links.map((link, place) => (
        <li key={place}>{link}</li>
      ))}
    </ul>
  ) : null;
}

// SPDX-License-Identifier: Apache-2.0
import { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ClusterStatus } from '@inference-portal/backstage-plugin-inference-common';
import { FindingList } from '../../../components/FindingList';
import { useTexts } from '../../../hooks/useTexts';
import { ClusterDoctor } from './ClusterDoctor';
import { KindTable } from './KindTable';
import { MetricsDetails } from './MetricsDetails';
import { SilencedFindings } from './SilencedFindings';
import { UpgradePanel } from './UpgradePanel';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(3),
      padding: theme.spacing(1, 1, 2),
      // The table around it scrolls sideways where there is little room; this does not.
      position: 'sticky',
      left: theme.spacing(1),
      boxSizing: 'border-box',
      maxWidth: `calc(100cqi - ${theme.spacing(2)}px)`,
    },
    part: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      minWidth: 0,
    },
    title: { fontWeight: 700, fontSize: '0.9375rem' },
  }),
  { name: 'InferenceClusterDetails' },
);

/** What of a cluster is not seen, what is wrong, what is read, and what an upgrade would bring. */
export function ClusterDetails(props: { cluster: ClusterStatus }) {
  const { cluster } = props;
  const { name, kinds, unreadable, findings, silenced, metrics } = cluster;
  const classes = useStyles();
  const t = useTexts();
  return (
    <div className={classes.root}>
      <Part title={t('doctor.title')}>
        <ClusterDoctor cluster={name} />
      </Part>
      {findings.length > 0 && (
        <Part title={t('clusters.findings')}>
          <FindingList findings={findings} />
        </Part>
      )}
      <Part title={t('upgrade.title')}>
        <UpgradePanel cluster={cluster} />
      </Part>
      <Part title={t('clusters.kinds')}>
        <KindTable kinds={kinds} unreadable={unreadable} />
      </Part>
      {kinds.length > 0 && silenced.length > 0 && (
        <Part title={t('clusters.silenced')}>
          <SilencedFindings silenced={silenced} />
        </Part>
      )}
      {(metrics.choice || metrics.groups) && (
        <Part title={t('clusters.metrics')}>
          <MetricsDetails metrics={metrics} />
        </Part>
      )}
    </div>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section className={classes.part} aria-label={props.title}>
      <Typography component="h2" className={classes.title}>
        {props.title}
      </Typography>
      {props.children}
    </section>
  );
}

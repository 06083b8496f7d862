// SPDX-License-Identifier: Apache-2.0
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  DoctorGap,
  inferenceClusterReadPermission,
} from '@inference-portal/backstage-plugin-inference-common';
import { Facts } from '../../../components/Facts';
import { LiveAnswer } from '../../../components/LiveAnswer';
import { SeverityMark } from '../../../components/SeverityMark';
import { YamlBlock } from '../../../components/YamlBlock';
import { useDiagnosis } from '../../../hooks/useDiagnosis';
import { useFold } from '../../../hooks/useFold';
import { useTexts } from '../../../hooks/useTexts';
import { nameMeasure } from '../../../lib/nameMeasure';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
    },
    gap: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      padding: theme.spacing(1.5, 2),
    },
    head: { display: 'flex', alignItems: 'baseline', gap: theme.spacing(1.5) },
    title: { fontWeight: 600 },
    text: { maxWidth: '100ch' },
    plain: { margin: 0, paddingLeft: theme.spacing(2) },
  }),
  { name: 'InferenceClusterDoctor' },
);

/** An unreachable cluster costs nearly all findings. */
const SHOWN_CODES = 8;

/** What the portal can't see in a cluster, what that costs, and what mends it. */
export function ClusterDoctor(props: { cluster: string }) {
  const classes = useStyles();
  const t = useTexts();
  return (
    <LiveAnswer
      answer={useDiagnosis(props.cluster)}
      what={t('doctor.what')}
      permission={inferenceClusterReadPermission}
      heights={[60]}
    >
      {({ gaps }) =>
        gaps.length > 0 ? (
          <Paper component="ul" variant="outlined" className={classes.list}>
            {gaps.map((gap, i) => (
              // A cluster may have a gap of one code more than once.
              <Gap key={`${gap.code} ${i}`} gap={gap} />
            ))}
          </Paper>
        ) : (
          <Typography variant="body2">{t('doctor.nothing')}</Typography>
        )
      }
    </LiveAnswer>
  );
}

function Gap(props: { gap: DoctorGap }) {
  const { severity, title, detail, affected, count, costs, mend } = props.gap;
  const classes = useStyles();
  const t = useTexts();
  return (
    <li className={classes.gap}>
      <div className={classes.head}>
        <SeverityMark severity={severity} />
        <Typography variant="body2" className={classes.title}>
          {title}
        </Typography>
      </div>
      <Typography variant="body2" className={classes.text}>
        {detail}
      </Typography>
      <Facts
        list
        items={[
          ...(affected.length > 0
            ? [
                {
                  label: t('doctor.affected'),
                  value: <Affected affected={affected} count={count} />,
                },
              ]
            : []),
          {
            label: t('doctor.findings'),
            value: <Codes codes={costs.findings} />,
          },
          {
            label: t('doctor.signals'),
            value:
              costs.signals.map(signal => nameMeasure(signal, t)).join(', ') ||
              t('doctor.noCost'),
          },
          { label: t('doctor.mend'), value: mend.text },
        ]}
      />
      {mend.edits.map(({ target, yaml }) => (
        <YamlBlock
          key={`${target} ${yaml}`}
          title={t(`doctor.edit.${target}`)}
          yaml={yaml}
        />
      ))}
    </li>
  );
}

function Codes(props: { codes: string[] }) {
  const t = useTexts();
  const { shown, toggle } = useFold(props.codes, SHOWN_CODES);
  return (
    <>
      {shown.join(', ') || t('doctor.noCost')} {toggle}
    </>
  );
}

function Affected(props: Pick<DoctorGap, 'affected' | 'count'>) {
  const { affected, count } = props;
  const classes = useStyles();
  const t = useTexts();
  const more = count - affected.length;
  return (
    <ul className={classes.plain}>
      {affected.map(({ name, reason }) => (
        <li key={`${name} ${reason}`}>
          {name}
          {reason && `: ${reason}`}
        </li>
      ))}
      {more > 0 && <li>{t('doctor.more', { count: more })}</li>}
    </ul>
  );
}

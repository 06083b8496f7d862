// SPDX-License-Identifier: Apache-2.0
import { Link, LinkButton } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Finding } from '@inference-portal/backstage-plugin-inference-common';
import { Age } from './Age';
import { Clock } from './Clock';
import { useFixForm } from '../hooks/useFixForm';
import { useTexts } from '../hooks/useTexts';
import { gitPageUrl } from '../lib/gitPageUrl';
import { DocsLink } from './DocsLink';
import { Facts } from './Facts';
import { YamlBlock } from './YamlBlock';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(0.5, 2, 2, 13),
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
      [theme.breakpoints.down('sm')]: { paddingLeft: theme.spacing(2) },
    },
    text: { maxWidth: '100ch' },
    heading: { fontWeight: 700 },
    form: { textTransform: 'none' },
  }),
  { name: 'InferenceFindingDetails' },
);

/** What was seen and what mends it. */
export function FindingDetails(props: { finding: Finding }) {
  const { finding } = props;
  const { code, detail, subject, evidence, remedy, docs, since, git } = finding;
  const classes = useStyles();
  const t = useTexts();
  const form = useFixForm(finding);
  return (
    <div className={classes.root}>
      <Typography variant="body2" className={classes.text}>
        {detail}
      </Typography>
      <Facts
        list
        items={[
          {
            label: t('findings.object'),
            value: t('findings.objectIn', {
              object: `${subject.apiVersion} ${subject.kind} ${
                subject.namespace ? `${subject.namespace}/` : ''
              }${subject.name}`,
              cluster: subject.cluster,
            }),
          },
          ...(subject.field
            ? [
                {
                  label: t('findings.field'),
                  value: <code>{subject.field}</code>,
                },
              ]
            : []),
          ...evidence,
          {
            label: t('findings.firstSeen'),
            value: (
              <>
                <Clock at={since} /> (
                <Age at={since} suffix={t('shared.ago')} />)
              </>
            ),
          },
          {
            label: t('findings.code'),
            value: <DocsLink code={code} docs={docs} />,
          },
        ]}
      />
      <Typography variant="body2" className={classes.text}>
        <span className={classes.heading}>{t('findings.whatToDo')} </span>
        {remedy.text}
      </Typography>
      {remedy.patch && (
        <YamlBlock
          title={t('findings.patchFor', { target: remedy.patch.target })}
          yaml={remedy.patch.yaml}
        />
      )}
      {form && (
        <div>
          <LinkButton
            to={form}
            variant="outlined"
            size="small"
            color="primary"
            className={classes.form}
          >
            {t('findings.template')}
          </LinkButton>
        </div>
      )}
      {git && !form && <Link to={gitPageUrl(git)}>{t('findings.git')}</Link>}
    </div>
  );
}

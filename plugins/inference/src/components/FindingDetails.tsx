// SPDX-License-Identifier: Apache-2.0
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Finding } from '@inference-portal/backstage-plugin-inference-common';
import { Age } from './Age';
import { Clock } from './Clock';
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
  }),
  { name: 'InferenceFindingDetails' },
);

/** What was seen and what mends it. */
export function FindingDetails(props: { finding: Finding }) {
  const { code, detail, subject, evidence, remedy, docs, since } =
    props.finding;
  const classes = useStyles();
  const docsUrl = useApi(configApiRef).getOptionalString('inference.docsUrl');
  return (
    <div className={classes.root}>
      <Typography variant="body2" className={classes.text}>
        {detail}
      </Typography>
      <Facts
        list
        items={[
          {
            label: 'Object',
            value: `${subject.apiVersion} ${subject.kind} ${
              subject.namespace ? `${subject.namespace}/` : ''
            }${subject.name}, cluster ${subject.cluster}`,
          },
          ...(subject.field
            ? [{ label: 'Field', value: <code>{subject.field}</code> }]
            : []),
          ...evidence,
          {
            label: 'First seen',
            value: (
              <>
                <Clock at={since} /> (<Age at={since} suffix="ago" />)
              </>
            ),
          },
          {
            label: 'Code',
            value: docsUrl ? (
              <Link to={`${docsUrl.replace(/\/$/, '')}/${docs}`}>{code}</Link>
            ) : (
              <code>{code}</code>
            ),
          },
        ]}
      />
      <Typography variant="body2" className={classes.text}>
        <span className={classes.heading}>What to do: </span>
        {remedy.text}
      </Typography>
      {remedy.patch && (
        <YamlBlock
          title={`Patch for ${remedy.patch.target}`}
          yaml={remedy.patch.yaml}
        />
      )}
    </div>
  );
}

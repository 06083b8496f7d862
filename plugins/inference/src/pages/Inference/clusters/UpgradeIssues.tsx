// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLess from '@material-ui/icons/ExpandLess';
import ExpandMore from '@material-ui/icons/ExpandMore';
import { UpgradeIssue } from '@inference-portal/backstage-plugin-inference-common';
import { DocsLink } from '../../../components/DocsLink';
import { Facts } from '../../../components/Facts';
import { SeverityMark } from '../../../components/SeverityMark';
import { YamlBlock } from '../../../components/YamlBlock';
import { useTexts } from '../../../hooks/useTexts';
import { groupBySubject } from '../../../lib/groupBySubject';

const useStyles = makeStyles(
  theme => ({
    root: { width: '100%' },
    title: { fontWeight: 600, marginBottom: theme.spacing(0.5) },
    object: {
      padding: theme.spacing(0.75, 1.5),
      fontWeight: 600,
      overflowWrap: 'anywhere',
      background: theme.palette.action.hover,
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    head: {
      width: '100%',
      padding: theme.spacing(0.75, 1.5),
      display: 'grid',
      gridTemplateColumns: '84px minmax(0, 1fr) 24px',
      gap: theme.spacing(1),
      textAlign: 'left',
      font: 'inherit',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: -2,
      },
    },
    details: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      padding: theme.spacing(0.5, 2, 1.5, 13),
      [theme.breakpoints.down('sm')]: { paddingLeft: theme.spacing(2) },
    },
    text: { maxWidth: '100ch' },
  }),
  { name: 'InferenceUpgradeIssues' },
);

/** What an upgrade brings, object by object, worst first. */
export function UpgradeIssues(props: {
  title: string;
  issues: UpgradeIssue[];
}) {
  const { title, issues } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Typography component="h3" variant="body2" className={classes.title}>
        {title}
      </Typography>
      <Paper variant="outlined">
        {groupBySubject(issues).map(({ key, subject, items }) => (
          <section key={key} aria-label={`${subject.kind} ${subject.name}`}>
            <div className={classes.object}>
              {subject.kind} {subject.namespace && `${subject.namespace}/`}
              {subject.name}
            </div>
            <ul className={classes.list}>
              {items.map(issue => (
                <Issue
                  key={`${issue.code} ${issue.subject.field} ${issue.title}`}
                  issue={issue}
                />
              ))}
            </ul>
          </section>
        ))}
      </Paper>
    </div>
  );
}

function Issue(props: { issue: UpgradeIssue }) {
  const { severity, title, detail, subject, evidence, remedy, code, docs } =
    props.issue;
  const classes = useStyles();
  const t = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <li>
      <ButtonBase
        className={classes.head}
        onClick={() => setOpen(!open)}
        aria-expanded={open}
      >
        <SeverityMark severity={severity} />
        <span>{title}</span>
        {open ? <ExpandLess aria-hidden /> : <ExpandMore aria-hidden />}
      </ButtonBase>
      {open && (
        <div className={classes.details}>
          <Typography variant="body2" className={classes.text}>
            {detail}
          </Typography>
          <Facts
            list
            items={[
              ...(subject.field
                ? [
                    {
                      label: t('upgrade.field'),
                      value: <code>{subject.field}</code>,
                    },
                  ]
                : []),
              ...evidence,
              {
                label: t('upgrade.code'),
                value: <DocsLink code={code} docs={docs} />,
              },
              { label: t('upgrade.todo'), value: remedy.text },
            ]}
          />
          {remedy.patch && (
            <YamlBlock
              title={t('upgrade.patch', { target: remedy.patch.target })}
              yaml={remedy.patch.yaml}
            />
          )}
        </div>
      )}
    </li>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { CopyTextButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../hooks/useTexts';
import { ScrollBox } from './ScrollBox';
import { toneColor } from './tones';

const useStyles = makeStyles(
  theme => ({
    root: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      maxWidth: '100%',
    },
    head: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 0.5, 0.25, 1.5),
      borderBottom: `1px solid ${theme.palette.divider}`,
      color: toneColor(theme, 'quiet'),
      fontSize: '0.8125rem',
    },
    yaml: {
      margin: 0,
      padding: theme.spacing(1, 1.5),
      fontSize: '0.8125rem',
      lineHeight: 1.5,
    },
  }),
  { name: 'InferenceYamlBlock' },
);

/** YAML to take along. */
export function YamlBlock(props: { title: string; yaml: string }) {
  const { title, yaml } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <span>{title}</span>
        <CopyTextButton
          text={yaml}
          aria-label={t('shared.copy', { title })}
          variant="tertiary"
        />
      </div>
      <ScrollBox label={title}>
        <pre className={classes.yaml}>{yaml}</pre>
      </ScrollBox>
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import ViewColumn from '@material-ui/icons/ViewColumn';
import { useTexts } from '../../hooks/useTexts';
import { Column } from './Column';
import { toneColor } from '../tones';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexDirection: 'column',
      padding: theme.spacing(1, 2, 1.5),
      maxWidth: 420,
    },
    choice: { alignItems: 'flex-start', marginBottom: theme.spacing(0.5) },
    box: { padding: theme.spacing(0.25, 1, 0, 1.25) },
    meaning: {
      display: 'block',
      color: toneColor(theme, 'quiet'),
      fontSize: '0.8125rem',
    },
  }),
  { name: 'InferenceColumnChooser' },
);

type Choice = Pick<Column<unknown>, 'key' | 'label' | 'meaning' | 'heading'>;

/** Which columns are shown. The one that names the rows always is. */
export function ColumnChooser(props: {
  columns: readonly Choice[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const { columns, chosen, onChange } = props;
  const classes = useStyles();
  const t = useTexts();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const toggle = (key: string) =>
    onChange(
      columns
        .map(column => column.key)
        .filter(other =>
          other === key ? !chosen.includes(key) : chosen.includes(other),
        ),
    );
  return (
    <>
      <Button
        size="small"
        startIcon={<ViewColumn />}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('table.columns')}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        PaperProps={{ role: 'dialog', 'aria-label': t('table.columns') }}
      >
        <div className={classes.list}>
          {columns.map(({ key, label, meaning, heading }) => (
            <FormControlLabel
              key={key}
              className={classes.choice}
              control={
                <Checkbox
                  size="small"
                  color="primary"
                  className={classes.box}
                  checked={heading || chosen.includes(key)}
                  disabled={heading}
                  onChange={() => toggle(key)}
                />
              }
              label={
                <span>
                  {label}
                  <span className={classes.meaning}>{meaning}</span>
                </span>
              }
            />
          ))}
        </div>
      </Popover>
    </>
  );
}

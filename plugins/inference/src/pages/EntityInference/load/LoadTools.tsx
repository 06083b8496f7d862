// SPDX-License-Identifier: Apache-2.0
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { CHART_RANGES, ChartRange } from '../../../lib/chartRanges';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginLeft: 'auto',
    },
    toggle: {
      padding: theme.spacing(0.25, 1),
      textTransform: 'none',
      color: theme.palette.text.primary,
    },
  }),
  { name: 'InferenceLoadTools' },
);

/** How far back, back from a zoom, and charts or numbers. */
export function LoadTools(props: {
  range: ChartRange;
  zoomed: boolean;
  table: boolean;
  onRange: (name: string) => void;
  onReset: () => void;
  onTable: (table: boolean) => void;
}) {
  const { range, zoomed, table, onRange, onReset, onTable } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {zoomed && (
        <Button size="small" variant="outlined" onClick={onReset}>
          Reset zoom
        </Button>
      )}
      <ToggleButtonGroup
        size="small"
        exclusive
        value={range.name}
        onChange={(_, name: string | null) => name && onRange(name)}
        aria-label="How far back"
      >
        {CHART_RANGES.map(({ name, label }) => (
          <ToggleButton key={name} value={name} className={classes.toggle}>
            {label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <ToggleButtonGroup
        size="small"
        exclusive
        value={table ? 'table' : 'charts'}
        onChange={(_, shown: string | null) =>
          shown && onTable(shown === 'table')
        }
        aria-label="Charts or numbers"
      >
        <ToggleButton value="charts" className={classes.toggle}>
          Charts
        </ToggleButton>
        <ToggleButton value="table" className={classes.toggle}>
          Numbers
        </ToggleButton>
      </ToggleButtonGroup>
    </div>
  );
}

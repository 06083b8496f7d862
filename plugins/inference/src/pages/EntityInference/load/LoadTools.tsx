// SPDX-License-Identifier: Apache-2.0
import { ElementType } from 'react';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import ChevronLeft from '@material-ui/icons/ChevronLeft';
import ChevronRight from '@material-ui/icons/ChevronRight';
import ZoomIn from '@material-ui/icons/ZoomIn';
import ZoomOut from '@material-ui/icons/ZoomOut';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { useTip } from '../../../hooks/useTip';
import { useTexts } from '../../../hooks/useTexts';
import { CHART_RANGES, ChartRange } from '../../../lib/chartRanges';
import { WindowMove } from '../../../lib/moveWindow';

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
    reset: { textTransform: 'none' },
  }),
  { name: 'InferenceLoadTools' },
);

const MOVES: Array<{ move: WindowMove; icon: ElementType }> = [
  { move: 'earlier', icon: ChevronLeft },
  { move: 'in', icon: ZoomIn },
  { move: 'out', icon: ZoomOut },
  { move: 'later', icon: ChevronRight },
];

/** How far back and which part of it, pools or endpoints, charts or numbers. */
export function LoadTools(props: {
  range: ChartRange;
  zoomed: boolean;
  table: boolean;
  endpoints: boolean;
  onRange: (name: string) => void;
  onMove: (move: WindowMove) => void;
  onReset: () => void;
  onTable: (table: boolean) => void;
  onEndpoints: (endpoints: boolean) => void;
}) {
  const { range, zoomed, table, endpoints, onRange, onMove, onReset } = props;
  const classes = useStyles();
  const t = useTexts();
  const toggle = (value: string, text: string) => (
    <ToggleButton key={value} value={value} className={classes.toggle}>
      {text}
    </ToggleButton>
  );
  return (
    <div className={classes.root}>
      {zoomed && (
        <Button
          size="small"
          variant="outlined"
          className={classes.reset}
          onClick={onReset}
        >
          {t('load.resetZoom')}
        </Button>
      )}
      <div role="group" aria-label={t('load.part')}>
        {MOVES.map(({ move, icon }) => (
          <MoveButton
            key={move}
            label={t(`load.move.${move}`)}
            icon={icon}
            disabled={!zoomed && move !== 'in'}
            onClick={() => onMove(move)}
          />
        ))}
      </div>
      <ToggleButtonGroup
        size="small"
        exclusive
        value={range.name}
        onChange={(_, name: string | null) => name && onRange(name)}
        aria-label={t('load.howFar')}
      >
        {CHART_RANGES.map(({ name, label }) => toggle(name, label))}
      </ToggleButtonGroup>
      <ToggleButtonGroup
        size="small"
        exclusive
        value={endpoints ? 'endpoints' : 'pools'}
        onChange={(_, shown: string | null) =>
          shown && props.onEndpoints(shown === 'endpoints')
        }
        aria-label={t('load.of')}
      >
        {toggle('pools', t('load.pools'))}
        {toggle('endpoints', t('load.endpoints'))}
      </ToggleButtonGroup>
      <ToggleButtonGroup
        size="small"
        exclusive
        value={table ? 'table' : 'charts'}
        onChange={(_, shown: string | null) =>
          shown && props.onTable(shown === 'table')
        }
        aria-label={t('load.look')}
      >
        {toggle('charts', t('load.charts'))}
        {toggle('table', t('load.numbers'))}
      </ToggleButtonGroup>
    </div>
  );
}

/** A button's icon alone is not understood: the tip says its name. */
function MoveButton(props: {
  label: string;
  icon: ElementType;
  disabled: boolean;
  onClick: () => void;
}) {
  const { label, icon: Icon, disabled, onClick } = props;
  const { anchor, handlers, bubble } = useTip<HTMLSpanElement>(label);
  return (
    <>
      {/* A disabled button tells its tip nothing. */}
      <span ref={anchor} {...handlers}>
        <IconButton
          size="small"
          aria-label={label}
          disabled={disabled}
          onClick={onClick}
        >
          <Icon fontSize="small" />
        </IconButton>
      </span>
      {bubble}
    </>
  );
}

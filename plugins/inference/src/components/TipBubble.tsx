// SPDX-License-Identifier: Apache-2.0
import Popper from '@material-ui/core/Popper';
import { makeStyles } from '@material-ui/core/styles';
import { toneColor } from './tones';

const useStyles = makeStyles(
  theme => ({
    popper: { zIndex: theme.zIndex.tooltip },
    bubble: {
      ...theme.typography.body2,
      fontSize: '0.8125rem',
      lineHeight: 1.4,
      maxWidth: 360,
      margin: theme.spacing(0.75),
      padding: theme.spacing(0.75, 1.25),
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${toneColor(theme, 'quiet')}`,
      background: theme.palette.background.paper,
      color: theme.palette.text.primary,
      boxShadow: theme.shadows[4],
      whiteSpace: 'pre-line',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'InferenceTipBubble' },
);

/** Floats beside what it explains; the pointer may rest on it. */
export function TipBubble(props: {
  id: string;
  anchor: HTMLElement | null;
  onEnter: () => void;
  onLeave: () => void;
  /** Called whenever it is drawn, after what it explains: an age in it is true. */
  text: () => string;
}) {
  const { id, anchor, onEnter, onLeave, text } = props;
  const classes = useStyles();
  return (
    <Popper
      open
      id={id}
      role="tooltip"
      anchorEl={anchor}
      placement="top"
      className={classes.popper}
      onMouseEnter={onEnter}
      onMouseLeave={onLeave}
    >
      <div className={classes.bubble}>{text()}</div>
    </Popper>
  );
}

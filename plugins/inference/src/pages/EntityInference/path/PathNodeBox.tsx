// SPDX-License-Identifier: Apache-2.0
import { memo, useState } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/Error';
import ReportProblem from '@material-ui/icons/ReportProblem';
import classNames from 'classnames';
import { useCountSource } from '../../../hooks/useCountSource';
import { useTip } from '../../../hooks/useTip';
import { useTexts } from '../../../hooks/useTexts';
import { toneBackground, toneColor } from '../../../components/tones';
import { PathNode } from '../../../lib/derivePath';
import { PathBox } from '../../../lib/layoutPath';
import { EndpointStrip } from './EndpointStrip';
import { describeNode } from './describeNode';

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'absolute',
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'stretch',
      justifyContent: 'flex-start',
      padding: theme.spacing(0.5, 1),
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${theme.palette.divider}`,
      background: theme.palette.background.paper,
      textAlign: 'left',
      font: 'inherit',
      fontSize: '0.8125rem',
      lineHeight: 1.35,
      overflow: 'hidden',
      '&:hover': { borderColor: toneColor(theme, 'quiet') },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: 1,
      },
    },
    warning: {
      borderColor: toneColor(theme, 'warning'),
      borderWidth: 2,
      backgroundImage: `linear-gradient(${toneBackground(
        theme,
        'warning',
      )}, ${toneBackground(theme, 'warning')})`,
    },
    bad: {
      borderColor: toneColor(theme, 'bad'),
      borderWidth: 2,
      backgroundImage: `linear-gradient(${toneBackground(
        theme,
        'bad',
      )}, ${toneBackground(theme, 'bad')})`,
    },
    open: {
      outline: `2px solid ${theme.palette.text.primary}`,
      outlineOffset: 1,
    },
    title: {
      fontWeight: 600,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    note: {
      color: toneColor(theme, 'quiet'),
      fontSize: '0.75rem',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    state: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      fontWeight: 700,
      fontSize: '0.75rem',
      whiteSpace: 'nowrap',
    },
    stateWarning: { color: toneColor(theme, 'warning') },
    stateBad: { color: toneColor(theme, 'bad') },
    icon: { fontSize: '1.1em', flex: 'none' },
  }),
  { name: 'InferencePathNodeBox' },
);

/** One object on the way: quiet where all is well, loud where it is not. */
export const PathNodeBox = memo(
  (props: {
    node: PathNode;
    box: PathBox;
    open: boolean;
    onOpen: (id: string) => void;
  }) => {
    const { node, box, open, onOpen } = props;
    const { id, subject, title, note, tone, state } = node;
    const classes = useStyles();
    const t = useTexts();
    const sourceOf = useCountSource();
    const [pointed, setPointed] = useState<string>();
    const { anchor, handlers, describedBy, bubble } = useTip<HTMLButtonElement>(
      () => pointed ?? describeNode(node, t, sourceOf),
    );
    const loud = tone === 'bad' || tone === 'warning';
    const Icon = tone === 'bad' ? ErrorIcon : ReportProblem;
    return (
      <>
        <ButtonBase
          ref={anchor}
          className={classNames(
            classes.root,
            tone === 'warning' && classes.warning,
            tone === 'bad' && classes.bad,
            open && classes.open,
          )}
          style={{
            left: box.x,
            top: box.y,
            width: box.width,
            height: box.height,
          }}
          aria-label={`${[t(`path.kind.${subject.kind}`), title, note]
            .filter(Boolean)
            .join(' ')}: ${state}`}
          aria-haspopup="dialog"
          aria-describedby={describedBy}
          onClick={() => onOpen(id)}
          {...handlers}
        >
          <span className={classes.title}>{title}</span>
          {/* Blanks part the words for who looks by what is said, not shown. */}{' '}
          {note && <span className={classes.note}>{note}</span>}{' '}
          {loud && (
            <span
              className={classNames(
                classes.state,
                tone === 'bad' ? classes.stateBad : classes.stateWarning,
              )}
            >
              <Icon className={classes.icon} aria-hidden />
              {state}
            </span>
          )}
          {subject.kind === 'endpoints' && (
            <EndpointStrip
              endpoints={subject.pool.endpointList}
              width={box.width}
              onPoint={setPointed}
            />
          )}
        </ButtonBase>
        {bubble}
      </>
    );
  },
);

// SPDX-License-Identifier: Apache-2.0
import { ReactNode, useRef } from 'react';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { makeStyles } from '@material-ui/core/styles';
import Close from '@material-ui/icons/Close';
import { useTexts } from '../hooks/useTexts';

const useStyles = makeStyles(
  theme => ({
    paper: { width: 'min(720px, 100vw)' },
    body: {
      ...theme.typography.body2,
      padding: theme.spacing(2, 3, 4),
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
    },
    head: {
      display: 'flex',
      alignItems: 'flex-start',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
    },
    title: { overflowWrap: 'anywhere' },
  }),
  { name: 'InferenceSideDrawer' },
);

/**
 * What is shown beside a page without leaving it. While it closes it shows what it
 * showed last: what it was open for is gone by then.
 */
export function SideDrawer(props: {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const { open, onClose } = props;
  const classes = useStyles();
  const t = useTexts();
  const shown = useRef(props);
  if (open) {
    shown.current = props;
  }
  const { title, children } = shown.current;
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={onClose}
      transitionDuration={still ? 0 : undefined}
      PaperProps={{
        className: classes.paper,
        role: 'dialog',
        'aria-modal': true,
        'aria-label': title,
      }}
    >
      <div className={classes.body}>
        <div className={classes.head}>
          <Typography variant="h6" component="h2" className={classes.title}>
            {title}
          </Typography>
          <IconButton aria-label={t('shared.close')} onClick={onClose}>
            <Close />
          </IconButton>
        </div>
        {children}
      </div>
    </Drawer>
  );
}

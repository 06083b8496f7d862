// SPDX-License-Identifier: Apache-2.0
import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Logo } from './Logo';

const useStyles = makeStyles({
  root: {
    width: sidebarConfig.drawerWidthClosed,
    height: 3 * sidebarConfig.logoHeight,
    display: 'flex',
    alignItems: 'center',
    marginBottom: -14,
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: 10,
    marginLeft: 22,
    color: '#fff',
    fontWeight: 600,
    fontSize: 16,
    whiteSpace: 'nowrap',
  },
});

export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link
        to="/"
        underline="none"
        className={classes.link}
        aria-label="Inference Portal, home"
      >
        <Logo />
        {isOpen && <span>Inference Portal</span>}
      </Link>
    </div>
  );
}

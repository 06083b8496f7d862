// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { useLatest } from '../../../hooks/useLatest';
import { useTexts } from '../../../hooks/useTexts';
import { useUrlState } from '../../../hooks/useUrlState';
import { derivePath } from '../../../lib/derivePath';
import { PathDiagram } from './PathDiagram';
import { PathDrawer } from './PathDrawer';
import { PathTable } from './PathTable';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
      padding: theme.spacing(1.5, 2),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      background: theme.palette.background.paper,
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
    },
    cluster: { fontSize: '0.875rem', fontWeight: 700 },
    toggle: {
      padding: theme.spacing(0.25, 1),
      textTransform: 'none',
      color: theme.palette.text.primary,
    },
  }),
  { name: 'InferencePathMap' },
);

/** The path per cluster; what is open, and how it is shown, stands in the address. */
export function PathMap(props: { view: EntityInference }) {
  const { view } = props;
  const { gateways, routes, pools } = view;
  const classes = useStyles();
  const t = useTexts();
  const url = useUrlState();
  const table = url.read('path') === 'table';
  const open = url.read('show');
  const paths = useMemo(
    () => derivePath({ gateways, routes, pools }, t),
    [gateways, routes, pools, t],
  );
  const show = useLatest((id: string | undefined) =>
    url.write({ show: id, object: undefined }),
  );
  const close = useCallback(() => show(undefined), [show]);
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <Typography variant="body2" color="textSecondary">
          {t('path.lead')}
        </Typography>
        <ToggleButtonGroup
          size="small"
          exclusive
          value={table ? 'table' : 'diagram'}
          onChange={(_, shown: string | null) =>
            shown && url.write({ path: shown === 'table' ? shown : undefined })
          }
          aria-label={t('path.look')}
        >
          <ToggleButton value="diagram" className={classes.toggle}>
            {t('path.diagram')}
          </ToggleButton>
          <ToggleButton value="table" className={classes.toggle}>
            {t('path.table')}
          </ToggleButton>
        </ToggleButtonGroup>
      </div>
      {paths.map(path => (
        <div key={path.cluster}>
          <Typography component="h3" gutterBottom className={classes.cluster}>
            {path.cluster}
          </Typography>
          {table ? (
            <PathTable path={path} onOpen={show} />
          ) : (
            <PathDiagram path={path} open={open} onOpen={show} />
          )}
        </div>
      ))}
      <PathDrawer
        view={view}
        paths={paths}
        open={open}
        object={url.read('object')}
        onObject={name => url.write({ object: name })}
        onClose={close}
      />
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { useUrlState } from '../../../hooks/useUrlState';
import { useLatest } from '../../../hooks/useLatest';
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
  const url = useUrlState();
  const table = url.read('path') === 'table';
  const open = url.read('show');
  const paths = useMemo(
    () => derivePath({ gateways, routes, pools }),
    [gateways, routes, pools],
  );
  const show = useLatest((id: string | undefined) => url.write({ show: id }));
  const close = useCallback(() => show(undefined), [show]);
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <Typography variant="body2" color="textSecondary">
          How requests come to the endpoints. Choose a part for its conditions
          and findings.
        </Typography>
        <ToggleButtonGroup
          size="small"
          exclusive
          value={table ? 'table' : 'diagram'}
          onChange={(_, shown: string | null) =>
            shown && url.write({ path: shown === 'table' ? shown : undefined })
          }
          aria-label="Diagram or table"
        >
          <ToggleButton value="diagram" className={classes.toggle}>
            Diagram
          </ToggleButton>
          <ToggleButton value="table" className={classes.toggle}>
            Table
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
      <PathDrawer view={view} paths={paths} open={open} onClose={close} />
    </div>
  );
}

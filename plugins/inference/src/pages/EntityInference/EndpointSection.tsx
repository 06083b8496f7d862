// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/Error';
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { Mark } from '../../components/Mark';
import { Pager } from '../../components/Pager';
import { filterEndpoints } from '../../lib/filterEndpoints';
import { groupByReason } from '../../lib/groupByReason';
import { poolKey } from '../../lib/poolKey';
import { DEFAULT_ORDER, sortEndpoints } from '../../lib/sortEndpoints';
import { EndpointTable } from './EndpointTable';

/** Rows per page: what a screen takes in, and what renders in a blink. */
const PAGE_SIZE = 25;

const useStyles = makeStyles(
  theme => ({
    groups: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      '& > li': { overflowWrap: 'anywhere' },
    },
    tools: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
    },
  }),
  { name: 'InferenceEndpointSection' },
);

/** The endpoints of a pool: why some are not ready, then each. */
export function EndpointSection(props: { pool: PoolDetail }) {
  const { pool } = props;
  const { endpointList } = pool;
  const classes = useStyles();
  const [order, setOrder] = useState(DEFAULT_ORDER);
  const [page, setPage] = useState(0);
  const [text, setText] = useState('');
  const rows = useMemo(
    () => sortEndpoints(filterEndpoints(endpointList, text), order),
    [endpointList, text, order],
  );
  // Many that fail alike are told once; a few are told in their rows.
  const groups = groupByReason(endpointList).filter(({ count }) => count > 3);
  const large = endpointList.length > PAGE_SIZE;
  const lastPage = Math.max(0, Math.ceil(rows.length / PAGE_SIZE) - 1);
  const shownPage = Math.min(page, lastPage);

  if (endpointList.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        No pod is selected, so there is no endpoint to send a request to.
      </Typography>
    );
  }
  return (
    <>
      {groups.length > 0 && (
        <ul className={classes.groups}>
          {groups.map(({ reason, count }) => (
            <Typography key={reason} component="li" variant="body2">
              <Mark tone="bad" icon={ErrorIcon}>
                {count} not ready
              </Mark>
              : {reason}
            </Typography>
          ))}
        </ul>
      )}
      {large && (
        <div className={classes.tools}>
          <TextField
            size="small"
            variant="outlined"
            id={`inference-find-${poolKey(pool)}`}
            label="Find pod, node or reason"
            value={text}
            onChange={event => setText(event.target.value)}
          />
          <Pager
            what="endpoints"
            page={shownPage}
            pageSize={PAGE_SIZE}
            total={rows.length}
            onChange={setPage}
          />
        </div>
      )}
      <EndpointTable
        label={`Endpoints of ${poolKey(pool)}`}
        endpoints={rows.slice(
          shownPage * PAGE_SIZE,
          (shownPage + 1) * PAGE_SIZE,
        )}
        order={order}
        onOrder={setOrder}
      />
    </>
  );
}

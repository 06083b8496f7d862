// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/Error';
import {
  Endpoint,
  PoolDetail,
} from '@inference-portal/backstage-plugin-inference-common';
import { Mark } from '../../../components/Mark';
import {
  formatSorting,
  parseSorting,
  sortRows,
} from '../../../components/table/sorting';
import { VirtualTable } from '../../../components/table/VirtualTable';
import { useOrderedEndpoints } from '../../../hooks/useOrderedEndpoints';
import { useNarrow } from '../../../hooks/useNarrow';
import { useUrlState } from '../../../hooks/useUrlState';
import { useTexts } from '../../../hooks/useTexts';
import { filterEndpoints } from '../../../lib/filterEndpoints';
import { groupByReason } from '../../../lib/groupByReason';
import { putIllFirst } from '../../../lib/orderEndpoints';
import { poolKey } from '../../../lib/poolKey';
import { endpointColumns } from './endpointColumns';

/** From here on one looks for an endpoint by typing and not by reading. */
const MANY = 12;

/**
 * What all columns need: below it, what one seldom compares is folded under the
 * pod's name.
 */
const NARROW_PX = 1_032;

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
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
  }),
  { name: 'InferenceEndpointSection' },
);

/** The endpoints of a pool: why some are not ready, then each, however many. */
export function EndpointSection(props: { pool: PoolDetail }) {
  const { pool } = props;
  const { endpointList } = pool;
  const classes = useStyles();
  const t = useTexts();
  const [box, narrow] = useNarrow(NARROW_PX);
  const { read, write } = useUrlState();
  const names = {
    find: `find:${poolKey(pool)}`,
    sort: `sort:${poolKey(pool)}`,
  };
  const text = read(names.find) ?? '';
  const sortText = read(names.sort);
  const sorting = useMemo(() => parseSorting(sortText), [sortText]);
  const columns = useMemo(() => endpointColumns(t, narrow), [t, narrow]);
  const ordered = useOrderedEndpoints(endpointList);
  const rows = useMemo(
    () =>
      sortRows(putIllFirst(filterEndpoints(ordered, text)), columns, sorting),
    [ordered, text, columns, sorting],
  );
  // Many that fail alike are told once; a few are told in their rows.
  const groups = groupByReason(endpointList, t('endpoints.noReason')).filter(
    ({ count }) => count > 3,
  );

  if (endpointList.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('endpoints.none')}
      </Typography>
    );
  }
  return (
    <div ref={box}>
      {groups.length > 0 && (
        <ul className={classes.groups}>
          {groups.map(({ reason, count }) => (
            <Typography key={reason} component="li" variant="body2">
              <Mark tone="bad" icon={ErrorIcon}>
                {t('endpoints.countNotReady', { number: count })}
              </Mark>
              : {reason}
            </Typography>
          ))}
        </ul>
      )}
      {endpointList.length > MANY && (
        <div className={classes.tools}>
          <TextField
            size="small"
            variant="outlined"
            id={`inference-find-${poolKey(pool)}`}
            label={t('endpoints.find')}
            value={text}
            onChange={event => write({ [names.find]: event.target.value })}
          />
          <Typography variant="body2" color="textSecondary" aria-live="polite">
            {t('endpoints.found', {
              found: rows.length,
              total: endpointList.length,
            })}
          </Typography>
        </div>
      )}
      <VirtualTable
        label={t('endpoints.of', { pool: poolKey(pool) })}
        rows={rows}
        keyOf={podOf}
        columns={columns}
        sorting={sorting}
        onSort={next => write({ [names.sort]: formatSorting(next) })}
      />
    </div>
  );
}

function podOf({ pod }: Endpoint): string {
  return pod;
}

// SPDX-License-Identifier: Apache-2.0
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ChevronLeft from '@material-ui/icons/ChevronLeft';
import ChevronRight from '@material-ui/icons/ChevronRight';

const useStyles = makeStyles(
  { root: { display: 'flex', alignItems: 'center', whiteSpace: 'nowrap' } },
  { name: 'InferencePager' },
);

/** Which rows are shown, and the way to the others. */
export function Pager(props: {
  what: string;
  /** From 0. */
  page: number;
  pageSize: number;
  total: number;
  onChange: (page: number) => void;
}) {
  const { what, page, pageSize, total, onChange } = props;
  const classes = useStyles();
  const first = page * pageSize + 1;
  const last = Math.min(total, first + pageSize - 1);
  return (
    <div className={classes.root} role="group" aria-label={`Pages of ${what}`}>
      <Typography variant="body2" color="textSecondary" aria-live="polite">
        {total === 0 ? `no ${what}` : `${first}–${last} of ${total} ${what}`}
      </Typography>
      <IconButton
        size="small"
        aria-label={`Previous ${what}`}
        disabled={page === 0}
        onClick={() => onChange(page - 1)}
      >
        <ChevronLeft />
      </IconButton>
      <IconButton
        size="small"
        aria-label={`Next ${what}`}
        disabled={last >= total}
        onClick={() => onChange(page + 1)}
      >
        <ChevronRight />
      </IconButton>
    </div>
  );
}

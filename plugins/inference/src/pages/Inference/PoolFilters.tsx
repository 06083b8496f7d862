// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';
import { useUrlState } from '../../hooks/useUrlState';
import { HEALTHS, parseHealth } from '../../lib/rankHealth';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    choice: { minWidth: 140 },
    text: { minWidth: 200 },
  }),
  { name: 'InferencePoolFilters' },
);

/** Which pools are shown; the address holds it. */
export function PoolFilters(props: { pools: PoolSummary[] }) {
  const { pools } = props;
  const classes = useStyles();
  const { read, write } = useUrlState();
  const clusters = useMemo(
    () => distinct(pools.map(pool => pool.cluster)),
    [pools],
  );
  const namespaces = useMemo(
    () => distinct(pools.map(pool => pool.namespace)),
    [pools],
  );
  const choices = [
    {
      name: 'cluster',
      label: 'Cluster',
      value: read('cluster'),
      options: clusters,
    },
    {
      name: 'namespace',
      label: 'Namespace',
      value: read('namespace'),
      options: namespaces,
    },
    {
      name: 'health',
      label: 'Health',
      value: parseHealth(read('health')),
      options: HEALTHS,
    },
  ];
  const text = read('q') ?? '';
  const narrowed = text !== '' || choices.some(({ value }) => value);
  return (
    <div className={classes.root} role="search" aria-label="Filter pools">
      <TextField
        size="small"
        variant="outlined"
        id="inference-filter-text"
        label="Find pool, model or entity"
        className={classes.text}
        value={text}
        onChange={event => write({ q: event.target.value })}
      />
      {choices.map(({ name, label, value = '', options }) => (
        <TextField
          key={name}
          select
          size="small"
          variant="outlined"
          label={label}
          id={`inference-filter-${name}`}
          className={classes.choice}
          value={value}
          onChange={event => write({ [name]: event.target.value })}
        >
          <MenuItem value="">any</MenuItem>
          {withChosen(options, value).map(option => (
            <MenuItem key={option} value={option}>
              {option}
            </MenuItem>
          ))}
        </TextField>
      ))}
      {narrowed && (
        <Button
          size="small"
          onClick={() =>
            write({ q: '', cluster: '', namespace: '', health: '' })
          }
        >
          Show all
        </Button>
      )}
    </div>
  );
}

/** The address may name what is no longer there. */
function withChosen(options: readonly string[], chosen: string): string[] {
  return chosen && !options.includes(chosen)
    ? [...options, chosen]
    : [...options];
}

function distinct(values: string[]): string[] {
  return [...new Set(values)].sort();
}

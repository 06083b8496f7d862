// SPDX-License-Identifier: Apache-2.0
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { createFilterOptions } from '@material-ui/lab/useAutocomplete';
import { useTexts } from '../hooks/useTexts';

/** Options drawn at once; typing finds the others. */
const MAX_SHOWN = 100;

const useStyles = makeStyles(
  { root: { width: 132 } },
  { name: 'InferenceFilterChoice' },
);

/** One of many values to filter by, found by typing; empty is any. */
export function FilterChoice(props: {
  id: string;
  label: string;
  options: string[];
  /** May be one that is no option any more: an address outlives what it names. */
  value: string | undefined;
  writeOption: (option: string) => string;
  onChange: (value: string | undefined) => void;
}) {
  const { id, label, options, value, writeOption, onChange } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <Autocomplete
      id={id}
      size="small"
      className={classes.root}
      options={
        value === undefined || options.includes(value)
          ? options
          : [...options, value]
      }
      value={value ?? null}
      onChange={(_, next) => onChange(next ?? undefined)}
      getOptionLabel={writeOption}
      filterOptions={createFilterOptions({ limit: MAX_SHOWN })}
      noOptionsText={t('filter.noOption')}
      openText={t('filter.open')}
      closeText={t('filter.close')}
      clearText={t('filter.clear')}
      renderInput={params => (
        <TextField {...params} variant="outlined" label={label} />
      )}
    />
  );
}

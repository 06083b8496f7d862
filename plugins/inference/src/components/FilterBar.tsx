// SPDX-License-Identifier: Apache-2.0
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../hooks/useTexts';
import { useUrlState } from '../hooks/useUrlState';
import { FilterChoice } from './FilterChoice';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    text: { width: 230 },
  }),
  { name: 'InferenceFilterBar' },
);

/** One thing to filter by. */
export interface FilterOffer {
  /** In the address. */
  name: string;
  label: string;
  options: string[];
  /** How an option is written; as it is where left out. */
  writeOption?: (option: string) => string;
}

const asItIs = (option: string) => option;

/** What a table is narrowed by: words and choices, which the address holds. */
export function FilterBar(props: {
  label: string;
  textLabel: string;
  choices: FilterOffer[];
}) {
  const { label, textLabel, choices } = props;
  const classes = useStyles();
  const t = useTexts();
  const { read, write } = useUrlState();
  const text = read('q') ?? '';
  const narrowed = text !== '' || choices.some(({ name }) => read(name));
  return (
    <div className={classes.root} role="search" aria-label={label}>
      <TextField
        size="small"
        variant="outlined"
        type="search"
        id="inference-filter-text"
        label={textLabel}
        className={classes.text}
        value={text}
        onChange={event => write({ q: event.target.value })}
      />
      {choices.map(({ name, label: ofChoice, options, writeOption }) => (
        <FilterChoice
          key={name}
          id={`inference-filter-${name}`}
          label={ofChoice}
          options={options}
          value={read(name)}
          writeOption={writeOption ?? asItIs}
          onChange={value => write({ [name]: value })}
        />
      ))}
      {narrowed && (
        <Button
          size="small"
          onClick={() =>
            write({
              q: '',
              ...Object.fromEntries(choices.map(({ name }) => [name, ''])),
            })
          }
        >
          {t('filter.showAll')}
        </Button>
      )}
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
import FormControl from '@material-ui/core/FormControl';
import FormHelperText from '@material-ui/core/FormHelperText';
import InputLabel from '@material-ui/core/InputLabel';
import MenuItem from '@material-ui/core/MenuItem';
import Select from '@material-ui/core/Select';

export interface Choice {
  value: string;
  label: string;
}

/** A labelled list of choices, with what is wrong or worth knowing below. */
export function SelectField(props: {
  id: string;
  label: string;
  value: string | undefined;
  choices: Choice[];
  help?: string;
  error?: boolean;
  required?: boolean;
  onChange: (value: string) => void;
}) {
  const { id, label, value, choices, help, error, required, onChange } = props;
  return (
    <FormControl
      fullWidth
      margin="normal"
      error={error}
      required={required}
      disabled={choices.length === 0}
    >
      <InputLabel id={`${id}-label`} htmlFor={id}>
        {label}
      </InputLabel>
      <Select
        labelId={`${id}-label`}
        inputProps={{ id }}
        value={choices.some(choice => choice.value === value) ? value : ''}
        onChange={event => onChange(String(event.target.value))}
      >
        {choices.map(choice => (
          <MenuItem key={choice.value} value={choice.value}>
            {choice.label}
          </MenuItem>
        ))}
      </Select>
      {help && <FormHelperText>{help}</FormHelperText>}
    </FormControl>
  );
}

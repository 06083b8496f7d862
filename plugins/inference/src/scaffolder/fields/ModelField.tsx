// SPDX-License-Identifier: Apache-2.0
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import TextField from '@material-ui/core/TextField';
import { useTexts } from '../../hooks/useTexts';
import { findServers } from '../placement/findCollisions';
import { useSelfService } from '../placement/useSelfService';

/** A model's name, and who answers to it already. */
export function ModelField(props: FieldExtensionComponentProps<string>) {
  const { formData = '', idSchema, onChange, rawErrors = [], required } = props;
  const { schema, uiSchema } = props;
  const { offer } = useSelfService();
  const t = useTexts();
  const servers = offer ? findServers(t, formData, offer) : [];
  const note =
    servers.length > 0
      ? t('form.servers', {
          count: servers.length,
          servers: servers.join(', '),
        })
      : schema.description;
  return (
    <TextField
      id={idSchema.$id}
      fullWidth
      margin="normal"
      label={uiSchema['ui:title'] ?? schema.title ?? t('form.model')}
      value={formData}
      required={required}
      error={rawErrors.length > 0}
      helperText={rawErrors[0] ?? note}
      onChange={event => onChange(event.target.value.trim() || undefined)}
      inputProps={{ spellCheck: false, autoComplete: 'off' }}
    />
  );
}

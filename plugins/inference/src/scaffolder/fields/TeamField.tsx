// SPDX-License-Identifier: Apache-2.0
import { Progress, WarningPanel } from '@backstage/core-components';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useEffect } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { useSelfService } from '../placement/useSelfService';
import { SelectField } from './SelectField';

/** For which of one's own teams something is made. */
export function TeamField(props: FieldExtensionComponentProps<string>) {
  const { formData, idSchema, onChange, rawErrors = [], required } = props;
  const { schema, uiSchema } = props;
  const { offer, error } = useSelfService();
  const t = useTexts();
  const only = offer?.teams.length === 1 ? offer.teams[0].owner : undefined;
  useEffect(() => {
    if (only !== undefined && formData !== only) onChange(only);
  }, [only, formData, onChange]);

  if (error) {
    return (
      <WarningPanel
        defaultExpanded
        title={t('form.teamsUnread')}
        message={error.message}
      />
    );
  }
  if (!offer) {
    return <Progress />;
  }
  if (offer.teams.length === 0) {
    return (
      <WarningPanel
        defaultExpanded
        severity="info"
        title={t('form.noTeam')}
        message={t('form.noTeamHelp')}
      />
    );
  }
  return (
    <SelectField
      id={idSchema.$id}
      label={uiSchema['ui:title'] ?? schema.title ?? t('form.team')}
      value={formData}
      choices={offer.teams.map(({ owner }) => ({
        value: owner,
        label: owner.slice(owner.indexOf('/') + 1),
      }))}
      help={rawErrors[0] ?? schema.description}
      error={rawErrors.length > 0}
      required={required}
      onChange={onChange}
    />
  );
}

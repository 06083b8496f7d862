// SPDX-License-Identifier: Apache-2.0
import { Progress, WarningPanel } from '@backstage/core-components';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useEffect } from 'react';
import { useSelfService } from '../placement/useSelfService';
import { SelectField } from './SelectField';

/** For which of one's own teams something is made. */
export function TeamField(props: FieldExtensionComponentProps<string>) {
  const { formData, idSchema, onChange, rawErrors = [], required } = props;
  const { schema, uiSchema } = props;
  const { offer, error } = useSelfService();
  const only = offer?.teams.length === 1 ? offer.teams[0].owner : undefined;
  useEffect(() => {
    if (only !== undefined && formData !== only) onChange(only);
  }, [only, formData, onChange]);

  if (error) {
    return (
      <WarningPanel
        defaultExpanded
        title="Your teams can't be read"
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
        title="You can't make a model"
        message="Only members of a team that the platform team has given namespaces to can. Ask it to list your team under inference.selfService.teams."
      />
    );
  }
  return (
    <SelectField
      id={idSchema.$id}
      label={uiSchema['ui:title'] ?? schema.title ?? 'Team'}
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

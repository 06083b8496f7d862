// SPDX-License-Identifier: Apache-2.0
import { Progress, WarningPanel } from '@backstage/core-components';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  SelfService,
  SelfServiceCluster,
  SelfServiceGateway,
} from '@inference-portal/backstage-plugin-inference-common';
import FormHelperText from '@material-ui/core/FormHelperText';
import { useEffect } from 'react';
import { Texts, useTexts } from '../../hooks/useTexts';
import { readForm, readServedNames, readText } from '../formValues';
import {
  findCollisions,
  InferencePlacement,
} from '../placement/findCollisions';
import { useSelfService } from '../placement/useSelfService';
import { SelectField } from './SelectField';

/** Cluster, namespace and gateway, out of what is there and what the team may use. */
export function PlacementField(
  props: FieldExtensionComponentProps<InferencePlacement>,
) {
  const { formData = {}, formContext, idSchema, onChange } = props;
  const { rawErrors = [] } = props;
  const { offer, error } = useSelfService();
  const t = useTexts();
  const form = readForm(formContext);
  const completed = offer && complete(formData, readText(form, 'owner'), offer);
  useEffect(() => {
    if (completed && !isSame(completed, formData)) onChange(completed);
  });

  if (error) {
    return (
      <WarningPanel
        defaultExpanded
        title={t('form.clustersUnread')}
        message={error.message}
      />
    );
  }
  if (!offer) {
    return <Progress />;
  }
  const { cluster, namespace, gateway } = formData;
  const chosen = offer.clusters.find(({ name }) => name === cluster);
  const problems =
    // What the form refused stands below the field already.
    cluster && namespace && gateway && rawErrors.length === 0
      ? findCollisions(
          t,
          {
            name: readText(form, 'name') ?? '',
            servedNames: readServedNames(form),
          },
          formData,
          offer,
        )
      : [];
  return (
    <>
      <SelectField
        id={`${idSchema.$id}_cluster`}
        label={t('form.cluster')}
        value={cluster}
        choices={offer.clusters.map(each => toClusterChoice(t, each))}
        required
        onChange={value => onChange({ cluster: value, namespace })}
      />
      <SelectField
        id={`${idSchema.$id}_namespace`}
        label={t('form.namespace')}
        value={namespace}
        choices={namespacesOf(readText(form, 'owner'), offer).map(toChoice)}
        help={t('form.namespaceHelp')}
        required
        onChange={value => onChange({ ...formData, namespace: value })}
      />
      <SelectField
        id={`${idSchema.$id}_gateway`}
        label={t('form.gateway')}
        value={gateway && keyOf(gateway)}
        choices={(chosen?.gateways ?? []).map(toGatewayChoice)}
        help={
          chosen && chosen.gateways.length === 0
            ? t('form.noGateway')
            : undefined
        }
        required
        onChange={value => onChange({ ...formData, gateway: fromKey(value) })}
      />
      {problems.map(problem => (
        <FormHelperText key={problem} error role="alert">
          {problem}
        </FormHelperText>
      ))}
    </>
  );
}

/** Fills in what there is only one of, and drops what is not offered. */
function complete(
  placement: InferencePlacement,
  owner: string | undefined,
  offer: SelfService,
): InferencePlacement {
  const clusters = offer.clusters.filter(
    ({ state }) => state !== 'unreachable',
  );
  const cluster =
    placement.cluster ?? (clusters.length === 1 ? clusters[0].name : undefined);
  const namespaces = namespacesOf(owner, offer);
  const namespace =
    placement.namespace && namespaces.includes(placement.namespace)
      ? placement.namespace
      : namespaces[0];
  const gateways =
    offer.clusters.find(({ name }) => name === cluster)?.gateways ?? [];
  const gateway =
    placement.gateway ??
    (gateways.length === 1
      ? { namespace: gateways[0].namespace, name: gateways[0].name }
      : undefined);
  return { cluster, namespace, gateway };
}

function isSame(a: InferencePlacement, b: InferencePlacement): boolean {
  return (
    a.cluster === b.cluster &&
    a.namespace === b.namespace &&
    (a.gateway && keyOf(a.gateway)) === (b.gateway && keyOf(b.gateway))
  );
}

function namespacesOf(owner: string | undefined, { teams }: SelfService) {
  return teams.find(team => team.owner === owner)?.namespaces ?? [];
}

function toClusterChoice(t: Texts, { name, title, state }: SelfServiceCluster) {
  const cluster = title ?? name;
  return {
    value: name,
    label:
      state === 'unreachable' ? t('form.unreachable', { cluster }) : cluster,
  };
}

function toGatewayChoice(gateway: SelfServiceGateway) {
  const { provider, version, hostnames } = gateway;
  const by = version === undefined ? provider : `${provider} ${version}`;
  const at = hostnames.length > 0 ? `, ${hostnames.join(', ')}` : '';
  return { value: keyOf(gateway), label: `${keyOf(gateway)} (${by}${at})` };
}

function toChoice(value: string) {
  return { value, label: value };
}

function keyOf({ namespace, name }: { namespace: string; name: string }) {
  return `${namespace}/${name}`;
}

function fromKey(key: string) {
  const [namespace, name] = key.split('/');
  return { namespace, name };
}

// SPDX-License-Identifier: Apache-2.0
import Typography from '@material-ui/core/Typography';
import {
  EntityGateway,
  PoolDetail,
  RouteRule,
} from '@inference-portal/backstage-plugin-inference-common';
import { ConditionMark } from '../../../components/ConditionMark';
import { Dash } from '../../../components/Dash';
import { Facts } from '../../../components/Facts';
import { HealthMark } from '../../../components/HealthMark';
import { TimeoutStack } from '../../../components/TimeoutStack';
import { Texts, useTexts } from '../../../hooks/useTexts';
import { PathNode, PathSubject } from '../../../lib/derivePath';
import { poolKey } from '../../../lib/poolKey';
import { EndpointSection } from '../endpoints/EndpointSection';
import { LoadStrip } from '../LoadStrip';
import { PickerFact } from '../PickerFact';
import { PoolFacts } from '../PoolFacts';
import { PoolStaleness } from '../PoolStaleness';
import { RouteBackends } from '../RouteBackends';

/** `Pool prod-eu/chat/qwen-chat-v1` */
export function describeNodeKind(
  { subject, title, cluster }: PathNode,
  t: Texts,
): string {
  const name =
    'pool' in subject
      ? poolKey(subject.pool)
      : t('path.inCluster', { name: title, cluster });
  const kind = t(`path.kind.${subject.kind}`);
  return subject.kind === 'picker' || subject.kind === 'endpoints'
    ? t('path.kindOf', { kind, name })
    : `${kind} ${name}`;
}

/** Everything the answer tells of a part of the path. */
export function NodeDetails(props: { node: PathNode }) {
  const { subject } = props.node;
  const t = useTexts();
  switch (subject.kind) {
    case 'gateway':
      return <GatewayDetails name={subject.name} gateway={subject.gateway} />;
    case 'listener':
      return <ListenerDetails subject={subject} />;
    case 'rule':
      return <RuleDetails rule={subject.rule} />;
    case 'pool':
      return (
        <>
          <div>
            <HealthMark health={subject.pool.health} /> {subject.pool.reason}
          </div>
          <PoolStaleness pool={subject.pool} />
          <LoadStrip pool={subject.pool} />
          <PoolFacts pool={subject.pool} />
        </>
      );
    case 'picker':
      return <PickerDetails pool={subject.pool} />;
    case 'endpoints':
      return <EndpointSection pool={subject.pool} />;
    default:
      return (
        <Facts
          list
          items={[
            { label: t('path.kindLabel'), value: subject.backend.kind },
            { label: t('path.weight'), value: String(subject.backend.weight) },
          ]}
        />
      );
  }
}

function PickerDetails(props: { pool: PoolDetail }) {
  const { pool } = props;
  const t = useTexts();
  return (
    <Facts
      list
      items={[
        { label: t('path.stateLabel'), value: <PickerFact pool={pool} /> },
        {
          label: t('path.ifItFails'),
          value: pool.failureMode ?? <Dash why={t('path.noFailureMode')} />,
        },
        {
          label: t('path.pods'),
          value:
            pool.pickers.length > 0 ? (
              pool.pickers.map(({ pod, node, restarts }) => (
                <div key={pod}>
                  {node ? t('path.podOn', { pod, node }) : pod},{' '}
                  {t('path.restarts', { number: restarts })}
                </div>
              ))
            ) : (
              <Dash why={t('path.noPickerPod')} />
            ),
        },
      ]}
    />
  );
}

function ListenerDetails(props: {
  subject: Extract<PathSubject, { kind: 'listener' }>;
}) {
  const { of, listener } = props.subject;
  const t = useTexts();
  return (
    <Facts
      list
      items={[
        { label: t('path.kind.gateway'), value: of },
        ...(listener
          ? [
              {
                label: t('path.status'),
                value: (
                  <ConditionMark
                    name="Programmed"
                    status={listener.programmed}
                  />
                ),
              },
              {
                label: t('path.port'),
                value: `${listener.protocol} ${listener.port}`,
              },
              {
                label: t('path.hosts'),
                value: listener.hostname ?? t('path.any'),
              },
            ]
          : []),
      ]}
    />
  );
}

function GatewayDetails(props: { name: string; gateway?: EntityGateway }) {
  const { name, gateway } = props;
  const t = useTexts();
  if (!gateway) {
    return <div>{t('path.gatewayMissing', { name })}</div>;
  }
  return (
    <Facts
      list
      items={[
        {
          label: t('path.status'),
          value: (
            <ConditionMark name="Programmed" status={gateway.programmed} />
          ),
        },
        { label: t('path.classLabel'), value: gateway.className },
        {
          label: t('path.controller'),
          value: gateway.controller ?? <Dash why={t('path.noController')} />,
        },
        {
          label: t('path.addresses'),
          value:
            gateway.addresses.length > 0 ? (
              gateway.addresses.join(', ')
            ) : (
              <Dash why={t('path.noAddressWhy')} />
            ),
        },
      ]}
    />
  );
}

function RuleDetails(props: { rule: RouteRule }) {
  const { rule } = props;
  const t = useTexts();
  return (
    <>
      <Facts
        list
        items={[
          {
            label: t('path.status'),
            value: (
              <>
                <ConditionMark name="Accepted" status={rule.accepted} />{' '}
                <ConditionMark name="ResolvedRefs" status={rule.resolvedRefs} />
                {rule.stale && ` (${t('path.ofOlderGeneration')})`}
              </>
            ),
          },
          { label: t('path.kind.gateway'), value: rule.gateway },
          ...(rule.listeners
            ? [
                {
                  label: t('path.listeners'),
                  value: rule.listeners.join(', ') || t('path.noListener'),
                },
              ]
            : []),
          {
            label: t('path.hosts'),
            value: rule.hostnames.join(', ') || t('path.any'),
          },
          {
            label: t('path.requests'),
            value:
              rule.matches.length > 0
                ? rule.matches.map(match => <div key={match}>{match}</div>)
                : t('path.any'),
          },
          {
            label: t('path.models'),
            value: rule.models.join(', ') || t('path.any'),
          },
          {
            label: t('path.goTo'),
            value: <RouteBackends backends={rule.backends} wrap />,
          },
        ]}
      />
      {rule.timeouts.length > 0 && (
        <div>
          <Typography variant="subtitle2" component="h3" gutterBottom>
            {t('path.timeouts')}
          </Typography>
          <TimeoutStack timeouts={rule.timeouts} />
        </div>
      )}
    </>
  );
}

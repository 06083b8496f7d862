// SPDX-License-Identifier: Apache-2.0
import { useEntity } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  inferenceEntityReadPermission,
  ObjectRef,
} from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../../../components/Clock';
import { Failure } from '../../../components/Failure';
import { Loading } from '../../../components/Loading';
import { StaleBanner } from '../../../components/StaleBanner';
import { YamlBlock } from '../../../components/YamlBlock';
import { useShownObject } from '../../../hooks/useShownObject';
import { useTexts } from '../../../hooks/useTexts';
import { isDenied } from '../../../lib/describeFailure';
import { objectName } from '../../../lib/listObjects';
import { ConditionTable } from './ConditionTable';
import { EventList } from './EventList';

/** The objects of a part of the path, one at a time: conditions, events, YAML. */
export function ObjectSection(props: {
  objects: ObjectRef[];
  /** Name of the one that is shown; the first where it names none of them. */
  shown: string | undefined;
  onShow: (name: string) => void;
  /** Only conditions of this part of the object, such as `listener http`. */
  part?: string;
}) {
  const { objects, shown, onShow, part } = props;
  const t = useTexts();
  const object =
    objects.find(item => objectName(item) === shown) ?? objects.at(0);
  if (!object) {
    return null;
  }
  return (
    <>
      {objects.length > 1 && (
        <TextField
          select
          size="small"
          variant="outlined"
          id="inference-object"
          label={t('path.object')}
          value={objectName(object)}
          onChange={event => onShow(event.target.value)}
          SelectProps={{ native: true }}
        >
          {objects.map(item => (
            <option key={objectName(item)} value={objectName(item)}>
              {objectName(item)}
            </option>
          ))}
        </TextField>
      )}
      <ObjectDetails object={object} part={part} />
    </>
  );
}

function ObjectDetails(props: { object: ObjectRef; part?: string }) {
  const { object, part } = props;
  const { entity } = useEntity();
  const t = useTexts();
  const { value, error, confirmedAt, refresh } = useShownObject(entity, object);
  const name = objectName(object);
  if (error && (!value || isDenied(error))) {
    return (
      <Failure
        error={error}
        what={name}
        permission={inferenceEntityReadPermission}
        onRetry={refresh}
      />
    );
  }
  if (!value || confirmedAt === undefined) {
    return <Loading what={name} heights={[64, 200]} />;
  }
  const { conditions, events, yaml, readAt, problem } = value;
  return (
    <>
      {error && (
        <StaleBanner
          error={error}
          confirmedAt={confirmedAt}
          onRetry={refresh}
        />
      )}
      <Heading text={t('path.conditions', { name })} />
      <ConditionTable
        conditions={
          part ? conditions.filter(({ of }) => of === part) : conditions
        }
        name={name}
      />
      <Heading text={t('path.events', { name })} />
      <EventList events={events} />
      {problem && (
        <Typography variant="body2" role="status">
          {t('path.noYaml', { problem })}
        </Typography>
      )}
      {yaml && readAt && (
        <>
          <YamlBlock title={t('path.yaml', { name })} yaml={yaml} />
          <Typography variant="body2" color="textSecondary">
            {t('path.yamlRead')} <Clock at={readAt} />{' '}
            <Button
              size="small"
              style={{ textTransform: 'none' }}
              onClick={refresh}
            >
              {t('path.readAgain')}
            </Button>
          </Typography>
        </>
      )}
    </>
  );
}

function Heading(props: { text: string }) {
  return (
    <Typography variant="subtitle2" component="h3">
      {props.text}
    </Typography>
  );
}

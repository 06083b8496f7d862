// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';
import { CoursesNote } from '../../components/CoursesNote';
import { NumberTogether } from '../../components/NumberTogether';
import { Sparkline } from '../../components/Sparkline';
import { Tip } from '../../components/Tip';
import { useCourses } from '../../hooks/useCourses';
import { useTexts } from '../../hooks/useTexts';
import { CARD_NUMBERS, CardNumber } from '../../lib/cardNumbers';
import { combineCourses } from '../../lib/combineCourses';
import { poolKey } from '../../lib/poolKey';
import { toneColor } from '../../components/tones';

const SIGNALS = CARD_NUMBERS.map(({ signal }) => signal);

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 4),
    },
    label: { color: toneColor(theme, 'quiet'), fontSize: '0.75rem' },
    value: {
      margin: 0,
      fontSize: '1.25rem',
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    },
    line: { margin: 0 },
  }),
  { name: 'InferenceCardNumbers' },
);

/** Three numbers of the pools together, with their last hour. */
export function CardNumbers(props: { pools: PoolSummary[] }) {
  const { pools } = props;
  const classes = useStyles();
  const t = useTexts();
  const { courses, error } = useCourses(pools, SIGNALS);
  return (
    <>
      <dl className={classes.root}>
        {CARD_NUMBERS.map(number => {
          const course = combineCourses(
            pools.flatMap(pool => {
              const series = courses.get(poolKey(pool))?.get(number.signal);
              return series ? [series.values] : [];
            }),
            number.how,
          );
          return (
            <div key={number.name}>
              <dt className={classes.label}>{t(`card.${number.name}`)}</dt>
              <dd className={classes.value}>
                <NumberTogether pools={pools} number={number} />
              </dd>
              {course.some(value => value !== null) && (
                <dd className={classes.line}>
                  <CourseTip course={course} number={number} />
                </dd>
              )}
            </div>
          );
        })}
      </dl>
      <CoursesNote error={error} />
    </>
  );
}

function CourseTip(props: {
  course: Array<number | null>;
  number: CardNumber;
}) {
  const { course, number } = props;
  const t = useTexts();
  const values = course.flatMap(value => value ?? []);
  const text = t('card.course', {
    low: number.format(Math.min(...values), t),
    high: number.format(Math.max(...values), t),
  });
  return (
    <Tip text={text} label={text}>
      <Sparkline values={course} width={96} />
    </Tip>
  );
}

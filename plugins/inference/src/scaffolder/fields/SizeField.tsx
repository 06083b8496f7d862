// SPDX-License-Identifier: Apache-2.0
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import Grid from '@material-ui/core/Grid';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useEffect } from 'react';
import { Texts, useTexts } from '../../hooks/useTexts';
import { formatRatio } from '../../lib/formatSignal';
import { readForm, readText } from '../formValues';
import {
  estimateGpuMemory,
  GpuMemoryEstimate,
  ModelSize,
  Precision,
  PRECISIONS,
  MOST_GPUS,
  USABLE_RATIO,
} from '../size/estimateGpuMemory';
import { SelectField } from './SelectField';
import { inLanguage } from '../../lib/inLanguage';

/**
 * Value of the field `InferenceSize`.
 *
 * @public
 */
export interface InferenceSize extends ModelSize {
  /** Servers. */
  replicas: number;
  /** Of one server; missing where the engine uses none. */
  gpus?: number;
}

const DEFAULTS: InferenceSize = {
  parameters: 4,
  precision: 'bf16 or fp16',
  contextLength: 8192,
  sequences: 16,
  gpuMemory: 48,
  replicas: 2,
};
/** Under which the texts name them. */
const NAMES = {
  'bf16 or fp16': 'bf16',
  'fp8 or int8': 'fp8',
  'int4 (AWQ, GPTQ)': 'int4',
} as const satisfies Record<Precision, string>;
const PRECISION_LIST: Precision[] = [
  'bf16 or fp16',
  'fp8 or int8',
  'int4 (AWQ, GPTQ)',
];
const GPU_ENGINES = ['vllm', 'sglang', 'tensorrt-llm'];
const GPU_MEMORIES = [16, 24, 40, 48, 80, 96, 141, 192];

/** How large the model is, what it needs for that, and how it comes to that. */
export function SizeField(props: FieldExtensionComponentProps<InferenceSize>) {
  const { formData, formContext, idSchema, onChange } = props;
  const t = useTexts();
  const size: InferenceSize = { ...DEFAULTS, ...formData };
  const onGpus = GPU_ENGINES.includes(
    readText(readForm(formContext), 'engine') ?? '',
  );
  const estimate = estimateGpuMemory(size);
  const wanted = onGpus ? estimate.gpus : undefined;
  useEffect(() => {
    if (!formData || formData.gpus !== wanted) {
      onChange({ ...DEFAULTS, ...formData, gpus: wanted });
    }
  }, [formData, wanted, onChange]);

  const numberOf = (
    field: 'parameters' | 'contextLength' | 'sequences' | 'replicas',
    label: string,
    limits: { min: number; max: number; step: number },
  ) => (
    <Grid item xs={12} sm={6}>
      <TextField
        id={`${idSchema.$id}_${field}`}
        fullWidth
        margin="normal"
        type="number"
        label={label}
        value={size[field]}
        inputProps={limits}
        onChange={event => {
          const value = Number(event.target.value);
          const { min, max } = limits;
          if (value >= min && value <= max)
            onChange({ ...size, [field]: value });
        }}
      />
    </Grid>
  );

  return (
    <Grid container spacing={2}>
      {numberOf('parameters', t('form.parameters'), {
        min: 0.1,
        max: 2000,
        step: 0.1,
      })}
      <Grid item xs={12} sm={6}>
        <SelectField
          id={`${idSchema.$id}_precision`}
          label={t('form.precision')}
          value={size.precision}
          choices={PRECISION_LIST.map(value => ({
            value,
            label: t(`form.weights.${NAMES[value]}`),
          }))}
          onChange={value => {
            const found = PRECISION_LIST.find(known => known === value);
            if (found) onChange({ ...size, precision: found });
          }}
        />
      </Grid>
      {numberOf('contextLength', t('form.contextLength'), {
        min: 256,
        max: 1_000_000,
        step: 1,
      })}
      {numberOf('sequences', t('form.sequences'), {
        min: 1,
        max: 1024,
        step: 1,
      })}
      {numberOf('replicas', t('form.replicas'), { min: 1, max: 256, step: 1 })}
      {onGpus && (
        <Grid item xs={12} sm={6}>
          <SelectField
            id={`${idSchema.$id}_gpuMemory`}
            label={t('form.gpuMemory')}
            value={String(size.gpuMemory)}
            choices={GPU_MEMORIES.map(String).map(value => ({
              value,
              label: value,
            }))}
            onChange={value => onChange({ ...size, gpuMemory: Number(value) })}
          />
        </Grid>
      )}
      <Grid item xs={12}>
        <Estimate size={size} estimate={estimate} onGpus={onGpus} />
      </Grid>
    </Grid>
  );
}

function Estimate(props: {
  size: InferenceSize;
  estimate: GpuMemoryEstimate;
  onGpus: boolean;
}) {
  const { size, estimate, onGpus } = props;
  const { parameters, precision, contextLength, sequences, gpuMemory } = size;
  const t = useTexts();
  return (
    <div aria-live="polite">
      <Typography variant="subtitle1" component="h3">
        {sayMemory(t, estimate, onGpus)}
      </Typography>
      <Typography variant="body2" color="textSecondary" component="div">
        <ul>
          <li>
            {t('form.weightsGib', {
              parameters,
              bytes: PRECISIONS[precision],
              total: formatGib(estimate.weightsGib, t),
            })}
          </li>
          <li>
            {t('form.kvCache', {
              sequences,
              tokens: contextLength,
              perToken: Math.round(estimate.kvCachePerTokenKib),
              total: formatGib(estimate.kvCacheGib, t),
            })}
          </li>
          <li>
            {t('form.overhead', { total: formatGib(estimate.overheadGib, t) })}
          </li>
          {onGpus && (
            <li>
              {t('form.usable', {
                usable: formatRatio(USABLE_RATIO, t),
                memory: gpuMemory,
              })}
            </li>
          )}
        </ul>
        {t('form.estimate')}
      </Typography>
    </div>
  );
}

function sayMemory(
  t: Texts,
  { totalGib, gpus }: GpuMemoryEstimate,
  onGpus: boolean,
): string {
  const total = formatGib(totalGib, t);
  if (!onGpus) {
    return t('form.memory', { total });
  }
  return Number.isFinite(gpus)
    ? t('form.memoryGpus', { total, count: gpus })
    : t('form.memoryTooLarge', { total, most: MOST_GPUS });
}

const writeOneDecimal = inLanguage({
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

function formatGib(gib: number, t: Texts): string {
  return `${writeOneDecimal(gib, t)} GiB`;
}

// SPDX-License-Identifier: Apache-2.0
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import Grid from '@material-ui/core/Grid';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useEffect } from 'react';
import { readForm, readText } from '../formValues';
import {
  estimateGpuMemory,
  GpuMemoryEstimate,
  ModelSize,
  Precision,
  PRECISIONS,
  USABLE_RATIO,
} from '../size/estimateGpuMemory';
import { SelectField } from './SelectField';

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
const GPU_ENGINES = ['vllm', 'sglang', 'tensorrt-llm'];
const GPU_MEMORIES = [16, 24, 40, 48, 80, 96, 141, 192];

/** How large the model is, what it needs for that, and how it comes to that. */
export function SizeField(props: FieldExtensionComponentProps<InferenceSize>) {
  const { formData, formContext, idSchema, onChange } = props;
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
      {numberOf('parameters', 'Parameters, billions', {
        min: 0.1,
        max: 2000,
        step: 0.1,
      })}
      <Grid item xs={12} sm={6}>
        <SelectField
          id={`${idSchema.$id}_precision`}
          label="Precision"
          value={size.precision}
          choices={Object.keys(PRECISIONS).map(value => ({
            value,
            label: value,
          }))}
          onChange={value => {
            const found = precisionOf(value);
            if (found) onChange({ ...size, precision: found });
          }}
        />
      </Grid>
      {numberOf('contextLength', 'Longest prompt and answer together, tokens', {
        min: 256,
        max: 1_000_000,
        step: 1,
      })}
      {numberOf('sequences', 'Requests at the same time, at full length', {
        min: 1,
        max: 1024,
        step: 1,
      })}
      {numberOf('replicas', 'Servers', { min: 1, max: 256, step: 1 })}
      {onGpus && (
        <Grid item xs={12} sm={6}>
          <SelectField
            id={`${idSchema.$id}_gpuMemory`}
            label="Memory of a GPU, GiB"
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
  const gib = (value: number) => `${value.toFixed(1)} GiB`;
  const isTooLarge = !Number.isFinite(estimate.gpus);
  return (
    <div aria-live="polite">
      <Typography variant="subtitle1" component="h3">
        About {gib(estimate.totalGib)} per server
        {onGpus &&
          (isTooLarge
            ? ': more than 16 such GPUs hold'
            : `: ${estimate.gpus} ${estimate.gpus === 1 ? 'GPU' : 'GPUs'}`)}
      </Typography>
      <Typography variant="body2" color="textSecondary" component="div">
        <ul>
          <li>
            Weights: {parameters} billion × {PRECISIONS[precision]} bytes ={' '}
            {gib(estimate.weightsGib)}
          </li>
          <li>
            KV cache: {sequences} × {contextLength} tokens ×{' '}
            {Math.round(estimate.kvCachePerTokenKib)} KiB ={' '}
            {gib(estimate.kvCacheGib)}, where a token takes about 128 KiB ×
            (billions of parameters ÷ 8)^0.45, as in models with grouped-query
            attention
          </li>
          <li>
            Everything else: 1 GiB + a tenth of the weights ={' '}
            {gib(estimate.overheadGib)}
          </li>
          {onGpus && (
            <li>
              Of each GPU, {USABLE_RATIO * 100} % of {gpuMemory} GiB can be used
            </li>
          )}
        </ul>
        An estimate: the engine tells the truth when it starts.
      </Typography>
    </div>
  );
}

function precisionOf(text: string): Precision | undefined {
  return Object.keys(PRECISIONS).find(
    (known): known is Precision => known === text,
  );
}

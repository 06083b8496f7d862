// SPDX-License-Identifier: Apache-2.0
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';
import { Column } from '../../../components/table/Column';
import { byNumber, byText } from '../../../components/table/sorting';
import { Texts } from '../../../hooks/useTexts';
import {
  KvCacheCell,
  NodeCell,
  PodCell,
  PodWithFactsCell,
  QueueCell,
  ReadCell,
  RestartsCell,
  RunningCell,
  TtftCell,
  UpCell,
} from './EndpointCells';
import { EndpointState } from './EndpointState';

const timeOf = (at: string | undefined) =>
  at === undefined ? undefined : Date.parse(at);

/** The columns of a table of endpoints; fewer where there is little room. */
export function endpointColumns(
  t: Texts,
  narrow: boolean,
): Array<Column<Endpoint>> {
  const named = (key: EndpointColumnKey) => ({
    key,
    label: t(`endpoints.${key}`),
    meaning: t(`endpoints.meaning.${key}`),
  });
  const number = { number: true, startDescending: true };
  const columns: Array<Column<Endpoint> & { folds?: boolean }> = [
    {
      ...named('state'),
      width: narrow ? 96 : 140,
      compare: byNumber(({ ready }) => Number(ready)),
      Cell: EndpointState,
    },
    {
      ...named('pod'),
      width: narrow ? 180 : 190,
      heading: true,
      compare: byText(({ pod }) => pod),
      Cell: narrow ? PodWithFactsCell : PodCell,
    },
    {
      ...named('node'),
      width: 110,
      folds: true,
      compare: byText(({ node }) => node ?? ''),
      Cell: NodeCell,
    },
    {
      ...named('running'),
      ...number,
      width: 66,
      compare: byNumber(({ load }) => load?.runningRequests),
      Cell: RunningCell,
    },
    {
      ...named('queue'),
      ...number,
      width: 60,
      compare: byNumber(({ load }) => load?.queueDepth),
      Cell: QueueCell,
    },
    {
      ...named('kvCache'),
      ...number,
      width: narrow ? 86 : 100,
      compare: byNumber(({ load }) => load?.kvCacheRatio),
      Cell: KvCacheCell,
    },
    {
      ...named('ttft'),
      ...number,
      width: narrow ? 110 : 124,
      compare: byNumber(({ load }) => load?.ttftMs?.p95),
      Cell: TtftCell,
    },
    {
      ...named('restarts'),
      ...number,
      width: 72,
      folds: true,
      compare: byNumber(({ restarts }) => restarts),
      Cell: RestartsCell,
    },
    {
      ...named('upFor'),
      ...number,
      width: 84,
      folds: true,
      // What started last has been up for the shortest time.
      compare: byNumber(({ startedAt }) => {
        const at = timeOf(startedAt);
        return at === undefined ? undefined : -at;
      }),
      Cell: UpCell,
    },
    {
      ...named('read'),
      number: true,
      width: 84,
      folds: true,
      compare: byNumber(({ load }) => timeOf(load?.at)),
      Cell: ReadCell,
    },
  ];
  return columns.filter(({ folds }) => !narrow || !folds);
}

type EndpointColumnKey =
  | 'state'
  | 'pod'
  | 'node'
  | 'running'
  | 'queue'
  | 'kvCache'
  | 'ttft'
  | 'restarts'
  | 'upFor'
  | 'read';

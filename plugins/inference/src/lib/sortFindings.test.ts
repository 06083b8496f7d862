// SPDX-License-Identifier: Apache-2.0
import { findingId } from '@inference-portal/backstage-plugin-inference-common';
import { sampleFinding } from '../testing/samplePools';
import { sortFindings } from './sortFindings';

const subject = {
  cluster: 'prod-eu',
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  namespace: 'chat',
  name: 'qwen-chat',
};
const info = sampleFinding({
  code: 'pool-scaled-to-zero',
  severity: 'info',
  title: 'idle',
  subject,
  since: '2026-11-20T08:00:00Z',
});
const young = sampleFinding({
  code: 'bbr-missing',
  severity: 'error',
  title: 'young',
  subject,
  since: '2026-11-20T14:00:00Z',
});
const old = sampleFinding({
  code: 'route-backend-missing',
  severity: 'error',
  title: 'old',
  subject: { ...subject, field: 'spec.rules[0].backendRefs[1].name' },
  since: '2026-11-20T13:00:00Z',
});

describe('sortFindings', () => {
  it('puts errors first, the oldest of them first', () => {
    const titles = sortFindings([info, young, old]).map(({ title }) => title);
    expect(titles).toEqual(['old', 'young', 'idle']);
  });
});

describe('findingId', () => {
  it('differs by the field, not by when it was seen', () => {
    const later = { ...young, since: '2026-11-20T15:00:00Z' };
    expect(findingId(young)).toBe(findingId(later));
    expect(findingId(old)).not.toBe(
      findingId({ ...old, subject: { ...old.subject, field: 'spec' } }),
    );
  });
});

// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { readNotifyConfig } from './readNotifyConfig';

const read = (notifications?: object) =>
  readNotifyConfig(
    mockServices.rootConfig({
      data: { inference: notifications ? { notifications } : {} },
    }),
  );

it('tells nobody unless it is configured', () => {
  expect(read()).toBeUndefined();
});

it('has defaults for all of it', () => {
  expect(read({ mute: [] })).toEqual({
    times: {
      settleMs: {
        failing: 60_000,
        degraded: 180_000,
        rollout: 0,
        advisory: 0,
      },
      wellMs: 120_000,
      flapMs: 1_800_000,
    },
    quietHours: [],
    muted: new Map(),
  });
});

it('reads what is written', () => {
  expect(
    read({
      settle: { failing: { seconds: 5 } },
      wellAfter: '7s',
      quietHours: [
        { from: '22:30', to: '6:05', timeZone: 'Asia/Kolkata' },
        { from: '00:00', to: '01:00', levels: ['failing'] },
      ],
      mute: [
        { owner: 'chat' },
        { owner: 'user:default/a', levels: ['advisory'] },
      ],
      fallback: 'platform',
    }),
  ).toMatchObject({
    times: { settleMs: { failing: 5_000 }, wellMs: 7_000 },
    quietHours: [
      {
        from: 1350,
        to: 365,
        timeZone: 'Asia/Kolkata',
        levels: ['degraded', 'advisory'],
      },
      { from: 0, to: 60, timeZone: 'UTC', levels: ['failing'] },
    ],
    muted: new Map([
      [
        'group:default/chat',
        new Set(['failing', 'degraded', 'rollout', 'advisory']),
      ],
      ['user:default/a', new Set(['advisory'])],
    ]),
    fallback: 'group:default/platform',
  });
});

it.each([
  [
    { quietHours: [{ from: '25:00', to: '6:00' }] },
    'quietHours[0].from is 25:00: write it as 22:00',
  ],
  [
    { quietHours: [{ from: '20:00', to: '6:00', timeZone: 'Mars' }] },
    'quietHours[0].timeZone is Mars: use a name such as Europe/Berlin',
  ],
  [
    { mute: [{ owner: 'a', levels: ['ill'] }] },
    'mute[0].levels has ill: use failing, degraded, rollout, advisory',
  ],
  [{ fallback: 'a:' }, 'fallback is a:: write the reference'],
])('refuses %j', (config, message) => {
  expect(() => read(config)).toThrow(`inference.notifications.${message}`);
});

// SPDX-License-Identifier: Apache-2.0
import { giveWay } from './giveWay';

describe('giveWay', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'scheduler'));

  it('goes on when the browser lets it', async () => {
    const steps: string[] = [];
    let goOn = () => {};
    Reflect.set(globalThis, 'scheduler', {
      yield: () => new Promise<void>(resolve => (goOn = resolve)),
    });
    const given = giveWay().then(() => steps.push('work'));
    await Promise.resolve();
    steps.push('frame');
    goOn();
    await given;
    expect(steps).toEqual(['frame', 'work']);
  });

  it.each([
    ['no scheduler', undefined],
    ['one that knows no such thing', { postTask: () => {} }],
  ])('goes on at once with %s', async (_, scheduler) => {
    Reflect.set(globalThis, 'scheduler', scheduler);
    await expect(giveWay()).resolves.toBeUndefined();
  });
});

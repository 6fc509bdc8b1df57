import { beforeAll, expect, it } from 'vitest';
import type { WmsStore } from '../../open-store.ts';
import { accepted, arrangeWarehouse, refusalOf } from '../../testing/arrange.ts';
import { eachEngine } from '../../testing/each-engine.ts';

eachEngine((engine) => {
  let store: WmsStore;
  beforeAll(async () => {
    store = await engine.open();
  });

  async function turnOn(digests: readonly string[] = []): Promise<string> {
    const { userId } = (await arrangeWarehouse(store)).supervisor;
    accepted(await store.commit('beginSecondFactor', { userId, sealedSecret: 'sealed' }));
    accepted(
      await store.commit('confirmSecondFactor', { userId, sealedSecret: 'sealed', step: 100, digests }),
    );
    return userId;
  }

  it('begun twice keeps the second secret, and only a code of that one turns it on', async () => {
    const { userId } = (await arrangeWarehouse(store)).supervisor;
    for (const sealedSecret of ['first', 'second'])
      accepted(await store.commit('beginSecondFactor', { userId, sealedSecret }));
    const confirm = (sealedSecret: string) =>
      store.commit('confirmSecondFactor', { userId, sealedSecret, step: 1, digests: [] });
    expect(refusalOf(await confirm('first'))).toEqual({ code: 'SECOND_FACTOR_STATE' });
    accepted(await confirm('second'));
    expect(refusalOf(await store.commit('beginSecondFactor', { userId, sealedSecret: 'third' }))).toEqual({
      code: 'SECOND_FACTOR_STATE',
    });
    expect((await store.read.findSecondFactor({ userId }))[0]).toMatchObject({ secret: 'second' });
  });

  it('gives one of many at once a code’s step, and none an earlier one', async () => {
    const userId = await turnOn();
    const spend = (step: number) => store.commit('spendTotpStep', { userId, step });
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => spend(101)));
    expect(outcomes.filter((outcome) => 'text' in outcome)).toHaveLength(1);
    for (const step of [100, 101]) expect(refusalOf(await spend(step))).toEqual({ code: 'TOTP_INVALID' });
    accepted(await spend(102));
  });

  it('gives one of many at once a recovery code', async () => {
    const userId = await turnOn(['one', 'two']);
    const spend = (digest: string) => store.commit('spendRecoveryCode', { userId, digest });
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => spend('one')));
    expect(outcomes.filter((outcome) => 'text' in outcome)).toHaveLength(1);
    expect(await store.read.countRecoveryCodes({ userId })).toEqual([{ count: 1 }]);
    accepted(await store.commit('renewRecoveryCodes', { userId, digests: ['three'] }));
    expect(refusalOf(await spend('two'))).toEqual({ code: 'TOTP_INVALID' });
    accepted(await spend('three'));
  });

  it('turned off leaves nothing of it behind', async () => {
    const userId = await turnOn(['one']);
    accepted(await store.commit('endSecondFactor', { userId, by: 'owner' }));
    expect(await store.read.findSecondFactor({ userId })).toEqual([]);
    expect(await store.read.countRecoveryCodes({ userId })).toEqual([{ count: 0 }]);
    expect(refusalOf(await store.commit('endSecondFactor', { userId, by: 'owner' }))).toEqual({
      code: 'SECOND_FACTOR_STATE',
    });
  });
});

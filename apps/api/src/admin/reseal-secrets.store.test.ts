import { beforeAll, expect, it } from 'vitest';
import type { WmsStore } from '../open-store.ts';
import { makeSecretKey, SecretKeys } from '../security/secret-keys.ts';
import { newWebhookId } from '../security/webhook-secrets.ts';
import { accepted, type Arranged, arrangeWarehouse } from '../testing/arrange.ts';
import { eachEngine } from '../testing/each-engine.ts';
import { resealSecrets, resealSliceRows } from './reseal-secrets.ts';

const [older, newer] = [makeSecretKey('k1'), makeSecretKey('k2')];
const before = new SecretKeys(older);
const after = new SecretKeys(`${newer},${older}`);

eachEngine((engine) => {
  let store: WmsStore;
  beforeAll(async () => {
    store = await engine.open();
  });

  async function register({ supervisor }: Arranged, sealedBy: SecretKeys): Promise<string> {
    const webhookId = newWebhookId();
    const body = { url: 'https://hooks.example.test/', events: ['order.shipped'] };
    const input = {
      caller: supervisor,
      webhookId,
      sealedSecret: sealedBy.seal(`secret of ${webhookId}`, webhookId),
      answerSecret: '',
      urlRefusal: null,
    };
    accepted(await store.commit('createWebhook', input, { bodyText: JSON.stringify(body) }));
    return webhookId;
  }
  const secretsKept = () => engine.sql<{ id: string; secret: string }>('select id, secret from webhooks');

  it('seals every secret under the newest key, in slices, and each still opens to what it was', async () => {
    const warehouses = [await arrangeWarehouse(store), await arrangeWarehouse(store)];
    for (let count = 0; count <= resealSliceRows / 2; count++)
      for (const arranged of warehouses) await register(arranged, before);
    const kept = await secretsKept();
    expect(kept.length).toBeGreaterThan(resealSliceRows);
    expect(await resealSecrets(store, after)).toEqual({ resealed: kept.length, unreadable: [] });
    for (const { id, secret } of await secretsKept()) {
      expect(secret).toMatch(/^k2\./);
      expect(after.open(secret, id)).toBe(`secret of ${id}`);
    }
  });

  it('does again only what is left', async () => {
    const id = await register(await arrangeWarehouse(store), before);
    expect(await resealSecrets(store, after)).toEqual({ resealed: 1, unreadable: [] });
    expect(await resealSecrets(store, after)).toEqual({ resealed: 0, unreadable: [] });
    expect((await secretsKept()).find((row) => row.id === id)?.secret).toMatch(/^k2\./);
  });

  it('seals second factors with the rest', async () => {
    const { userId } = (await arrangeWarehouse(store)).supervisor;
    const sealedSecret = before.seal('JBSWY3DPEHPK3PXP', userId);
    accepted(await store.commit('beginSecondFactor', { userId, sealedSecret }));
    expect(await resealSecrets(store, after)).toEqual({ resealed: 1, unreadable: [] });
    const [factor] = await store.read.findSecondFactor({ userId });
    expect(factor?.secret).toMatch(/^k2\./);
    expect(after.open(factor?.secret ?? '', userId)).toBe('JBSWY3DPEHPK3PXP');
  });

  it('names the secrets that no key opens, and leaves them as they are', async () => {
    const strangers = new SecretKeys(makeSecretKey('k9'));
    const id = await register(await arrangeWarehouse(store), strangers);
    const readable = await register(await arrangeWarehouse(store), before);
    expect(await resealSecrets(store, after)).toEqual({ resealed: 1, unreadable: [id] });
    const kept = await secretsKept();
    expect(kept.find((row) => row.id === id)?.secret).toMatch(/^k9\./);
    expect(kept.find((row) => row.id === readable)?.secret).toMatch(/^k2\./);
  });

  it('a secret that changes meanwhile is left alone', async () => {
    const arranged = await arrangeWarehouse(store);
    const id = await register(arranged, before);
    const change = {
      of: 'WEBHOOK' as const,
      warehouseId: arranged.warehouseId,
      id,
      before: 'another',
      after: 'lost',
    };
    const outcome = accepted(await store.commit('replaceSecrets', { changes: [change] }));
    expect(JSON.parse(outcome.text)).toEqual({ replaced: 0 });
    expect((await secretsKept()).find((row) => row.id === id)?.secret).toMatch(/^k1\./);
  });
});

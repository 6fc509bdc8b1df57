import type { BodyOf } from '@wms/contract';
import { trustCertificate, type WebhookReceiver } from '@wms/testkit';
import type { WarehouseCaller } from '../caller.ts';
import type { WmsStore } from '../open-store.ts';
import { makeSecretKey, SecretKeys } from '../security/secret-keys.ts';
import { newWebhookId, newWebhookSecret } from '../security/webhook-secrets.ts';
import type { Resolve } from '../webhooks/check-url.ts';
import { Dispatcher } from '../webhooks/dispatcher.ts';
import { sendDelivery } from '../webhooks/send-delivery.ts';
import type { Send } from '../webhooks/sender.ts';
import { accepted } from './arrange.ts';

export const webhookKeys = new SecretKeys(makeSecretKey('test'));

/** POST /webhooks below the wire, its address unchecked. */
export async function arrangeWebhook(
  store: WmsStore,
  caller: WarehouseCaller,
  url: string,
  events: BodyOf<'createWebhook'>['events'] = ['order.shipped'],
): Promise<{ webhookId: string; secret: string }> {
  const webhookId = newWebhookId();
  const secret = newWebhookSecret();
  const sealedSecret = webhookKeys.seal(secret, webhookId);
  const bodyText = JSON.stringify({ url, events });
  const input = { caller, webhookId, sealedSecret, answerSecret: sealedSecret, urlRefusal: null };
  accepted(await store.commit('createWebhook', input, { bodyText }));
  return { webhookId, secret };
}

/** Sends from this thread to these receivers, whose certificates it trusts; every other name is resolved by `resolve`. */
export function sendTo(receivers: readonly WebhookReceiver[], resolve: Resolve = async () => []): Send {
  for (const { certificate } of receivers) trustCertificate(certificate);
  const allowedHosts = new Set(receivers.map(({ host }) => host));
  return (job) => sendDelivery(job, { resolve, allowedHosts });
}

/** The dispatcher of one node, as the server starts it. */
export function startDispatcher(
  store: WmsStore,
  send: Send,
  clock: () => number = Date.now,
): Dispatcher & { readonly failures: unknown[] } {
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  return Object.assign(new Dispatcher({ store, keys: webhookKeys, clock, send, onFailure }), { failures });
}

import { isRejected } from '@wms/domain';
import { sealForAnswer } from '../../http/answer-secret.ts';
import type { EndpointRequest, Handlers } from '../../http/endpoint.ts';
import type { SecretKeys } from '../../security/secret-keys.ts';
import { newWebhookId, newWebhookSecret } from '../../security/webhook-secrets.ts';
import type { Store } from '../../store/store.ts';
import type { createWebhook } from './create-webhook.command.ts';
import type { deleteWebhook } from './delete-webhook.command.ts';
import { listDeliveries, listWebhooks } from './list-webhooks.query.ts';
import type { resendDelivery, testWebhook } from './queue-delivery.command.ts';

type WebhookCommands = {
  createWebhook: typeof createWebhook;
  deleteWebhook: typeof deleteWebhook;
  testWebhook: typeof testWebhook;
  resendDelivery: typeof resendDelivery;
};

export interface WebhookParts {
  readonly store: Store<WebhookCommands, Record<never, never>>;
  readonly keys: SecretKeys;
  readonly clock: () => number;
  /** Why a webhook may not have this URL, as a sentence; null when it may. */
  readonly refuseUrl: (url: string) => Promise<string | null>;
}

type WebhookHandlers = Pick<
  Handlers,
  'listWebhooks' | 'createWebhook' | 'deleteWebhook' | 'listDeliveries' | 'testWebhook' | 'resendDelivery'
>;

export function webhookHandlers(parts: WebhookParts): WebhookHandlers {
  const { store, clock } = parts;
  return {
    async listWebhooks({ caller, query }) {
      return { answer: await listWebhooks(store, caller, query, clock()) };
    },
    createWebhook: (request) => registerWebhook(parts, request),
    deleteWebhook: ({ caller, query, commitOptions }) =>
      store.commit('deleteWebhook', { caller, webhookId: query.id }, commitOptions),
    async listDeliveries({ caller, params, query }) {
      const answer = await listDeliveries(store, caller, { ...query, webhookId: params.id }, clock());
      return isRejected(answer) ? answer : { answer };
    },
    testWebhook: ({ caller, params, commitOptions }) =>
      store.commit('testWebhook', { caller, params }, commitOptions),
    resendDelivery: ({ caller, params, commitOptions }) =>
      store.commit('resendDelivery', { caller, params }, commitOptions),
  };
}

/** POST /webhooks. The secret is sealed here, so that neither the writer nor the database ever holds it open. */
async function registerWebhook(
  { store, keys, refuseUrl }: WebhookParts,
  { caller, body, commitOptions }: EndpointRequest<'createWebhook'>,
) {
  const webhookId = newWebhookId();
  const secret = newWebhookSecret();
  const shown = sealForAnswer(keys, secret, commitOptions.key);
  const outcome = await store.commit(
    'createWebhook',
    {
      caller,
      webhookId,
      sealedSecret: keys.seal(secret, webhookId),
      answerSecret: shown.sealed,
      // Handed on instead of answered, so that a repeated request gets its first answer whatever DNS says now.
      urlRefusal: await refuseUrl(body.url),
    },
    commitOptions,
  );
  return shown.open(outcome);
}

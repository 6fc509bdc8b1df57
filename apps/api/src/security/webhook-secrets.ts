import { randomBytes } from 'node:crypto';

const secretBytes = 32;
/** 120 random bits: two ids never meet. */
const idBytes = 15;

/** What signs a webhook's deliveries: hex, so that every receiver's language can keep it. */
export const newWebhookSecret = (): string => randomBytes(secretBytes).toString('hex');

/** Made before the commit, because the secret is sealed for it. */
export const newWebhookId = (): string => `wh_${randomBytes(idBytes).toString('hex')}`;

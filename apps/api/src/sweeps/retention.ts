const dayMs = 86_400_000;

/** How long the audit log goes back: a year of sign-ins, keys and changes of people. */
export const auditRetentionMs = 365 * dayMs;
/** How long the hash of a token's last network is kept. It is looked at for five minutes only. */
export const networkRetentionMs = dayMs;
/** How long after a token's end the hash of its device is kept, for whoever asks why it was locked. */
export const endedDeviceRetentionMs = 30 * dayMs;
/** How long it stays on record that a mail was sent or given up. */
export const mailRetentionMs = 30 * dayMs;

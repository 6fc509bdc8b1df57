import { randomBytes } from 'node:crypto';
import { sha256 } from '../ledger/hash.ts';

const linkSecretBytes = 32;

/** The secret of a link that works once, in letters that a link may carry as they are. */
export const newLinkSecret = (): string => randomBytes(linkSecretBytes).toString('base64url');

/** What the database keeps of it. */
export const linkSecretDigest = (secret: string): string => sha256(secret);

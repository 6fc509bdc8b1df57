import { sourceOf } from './network.ts';
import type { SecretKeys } from './secret-keys.ts';

/** For whom attempts to sign in are counted, hashed: where they come from, and a normalised e-mail address. */
export const signInSubjects = (keys: SecretKeys, email: string, address: string | undefined) => ({
  addressSubject: keys.digest('throttle', `address ${sourceOf(address)}`),
  accountSubject: keys.digest('throttle', `account ${email}`),
});

/** The same for asking for an account. */
export const signUpSubjects = (keys: SecretKeys, email: string, address: string | undefined) => ({
  addressSubject: keys.digest('throttle', `sign-up address ${sourceOf(address)}`),
  accountSubject: keys.digest('throttle', `sign-up account ${email}`),
});

/** The same for asking for a link, which is counted apart: neither keeps anybody from the other. */
export const resetRequestSubjects = (keys: SecretKeys, email: string, address: string | undefined) => ({
  addressSubject: keys.digest('throttle', `reset address ${sourceOf(address)}`),
  accountSubject: keys.digest('throttle', `reset account ${email}`),
});

import type { Letter } from '../letter.ts';

/** To whoever asked for an account: it waits for 888. */
export const signUpReceivedLetter = (
  { userName, companyName }: { readonly userName: string; readonly companyName: string },
  portalUrl: string,
): Letter => ({
  subject: 'We have received your request',
  to: userName,
  paragraphs: [
    `You asked for an account of 888 WMS for ${companyName}. 888 Wholesale looks at every new account; we write to you as soon as it is decided.`,
    'Until then nobody can sign in with it.',
    { link: portalUrl, label: 'Sign in, once it is approved' },
    'If you did not ask for it, write to info@888wholesale.co, and we take it out.',
  ],
});

/** To somebody who signs in already, because it may not have been them who asked. */
export const signUpKnownLetter = (
  { userName }: { readonly userName: string },
  portalUrl: string,
): Letter => ({
  subject: 'You have an account already',
  to: userName,
  paragraphs: [
    'Somebody, perhaps you, asked for a new account of 888 WMS with this e-mail address. You have one already, so that nothing was changed.',
    { link: portalUrl, label: 'Sign in' },
    'If you have forgotten your password, use "Forgot your password?" where you sign in. If it was not you, there is nothing to do.',
  ],
});

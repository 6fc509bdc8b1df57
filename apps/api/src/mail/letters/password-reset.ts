import type { Letter } from '../letter.ts';

/** To whoever asked: the link with which they choose a new password. */
export const passwordResetLetter = (
  { userName, lifeMinutes }: { readonly userName: string; readonly lifeMinutes: number },
  link: string,
): Letter => ({
  subject: 'Choose a new password',
  to: userName,
  paragraphs: [
    'Somebody, most likely you, asked for a new password for 888 WMS.',
    { link, label: 'Choose a new password' },
    `The link works once, within ${lifeMinutes} minutes. A new password signs you out everywhere.`,
    'If you did not ask for it, there is nothing to do: your password stays as it is. Give the link to nobody; we never ask for it.',
  ],
});

import { passwordResetPath, signUpPath } from '@wms/contract';

/** Whether a page is the one where new customers ask for an account. */
export const isSignUpPage = ({ pathname }: Pick<Location, 'pathname'>): boolean => pathname === signUpPath;

/** The secret of the link that somebody followed here, or null on every other page. */
export function readResetLink({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): string | null {
  return pathname === passwordResetPath ? (new URLSearchParams(hash.slice(1)).get('token') ?? '') : null;
}

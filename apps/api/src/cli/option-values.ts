import { email as emailField, sku as skuField, text } from '@wms/contract';
import {
  normaliseEmail,
  passwordLengthMax,
  passwordLengthMin,
  type PasswordWeakness,
  quantityMax,
  weaknessOf,
} from '@wms/domain';
import { InvalidArgumentError } from 'commander';
import ipaddr from 'ipaddr.js';
import type { z } from 'zod';

const nameLengthMax = 100;
const tokenDaysMax = 3650;
const networksMax = 50;

/** Commander's form of a check: the value, or an error that names the option. */
const checked =
  <Value>(schema: z.ZodType<Value, string>) =>
  (given: string): Value => {
    const result = schema.safeParse(given);
    if (result.success) return result.data;
    throw new InvalidArgumentError(result.error.issues[0]?.message ?? '');
  };

export const parseEmail = (given: string): string => normaliseEmail(checked(emailField)(given));
export const parseName = checked(text(nameLengthMax));
export const parseSku = checked(skuField);

export function parsePassword(given: string): string {
  const weakness = weaknessOf(given);
  if (weakness === null) return given;
  throw new InvalidArgumentError(weaknessSentences[weakness]);
}

const weaknessSentences: Readonly<Record<PasswordWeakness, string>> = {
  TOO_SHORT: `A password has at least ${passwordLengthMin} characters.`,
  TOO_LONG: `A password has at most ${passwordLengthMax} characters.`,
  ONLY_DIGITS: 'A password is more than digits.',
  PREDICTABLE: 'This password is among the first that are tried: common words, years and rows of keys.',
};

function wholeNumber(given: string, min: number, max: number): number {
  const value = /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new InvalidArgumentError(`It is a whole number from ${min} to ${max}.`);
}

export const parseQuantity = (given: string): number => wholeNumber(given, 0, quantityMax);
export const parsePort = (given: string): number => wholeNumber(given, 0, 65_535);
/** CIDR ranges in a comma list; the longest that a key may have is more than any company's uplinks. */
export function parseNetworks(given: string): string[] {
  const ranges = given.split(',').map((range) => range.trim());
  if (ranges.length <= networksMax && ranges.every((range) => ipaddr.isValidCIDR(range))) return ranges;
  throw new InvalidArgumentError(
    `It is a comma list of up to ${networksMax} CIDR ranges, such as 198.51.100.0/24,2001:db8::/48.`,
  );
}

export const parseDays = (given: string): number => wholeNumber(given, 1, tokenDaysMax);

import { email as emailField, sku as skuField, text } from '@wms/contract';
import { normaliseEmail, quantityMax } from '@wms/domain';
import { InvalidArgumentError } from 'commander';
import type { z } from 'zod';

/** As for workers. */
export const passwordLengthMin = 10;
const passwordLengthMax = 200;
const nameLengthMax = 100;
const tokenDaysMax = 3650;

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
  if (given.length >= passwordLengthMin && given.length <= passwordLengthMax) return given;
  throw new InvalidArgumentError(`A password has ${passwordLengthMin} to ${passwordLengthMax} characters.`);
}

function wholeNumber(given: string, min: number, max: number): number {
  const value = /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new InvalidArgumentError(`It is a whole number from ${min} to ${max}.`);
}

export const parseQuantity = (given: string): number => wholeNumber(given, 0, quantityMax);
export const parsePort = (given: string): number => wholeNumber(given, 0, 65_535);
export const parseDays = (given: string): number => wholeNumber(given, 1, tokenDaysMax);

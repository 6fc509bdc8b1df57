import ipaddr from 'ipaddr.js';
import { z } from 'zod';

/** A setting that cannot be used: the message is one sentence for the operator. */
export class BadConfiguration extends Error {
  override readonly name = 'BadConfiguration';
}

const port = z.coerce.number('is a port number').int('is a port number').min(0).max(65_535);
const wholeMs = (min: number, max: number) =>
  z.coerce.number('is a whole number of ms').int('is a whole number of ms').min(min).max(max);
const ratePerMinute = z
  .string()
  .regex(/^\d{1,9}$/, 'is a whole number of requests a minute')
  .transform(Number);
const networks = z
  .string()
  .transform((list) => list.split(',').map((part) => part.trim()))
  .refine((list) => list.every((cidr) => ipaddr.isValidCIDR(cidr)), 'is a comma list of CIDR ranges');

const hosts = z
  .string()
  .transform((list) => list.split(',').map((part) => part.trim()))
  .refine(
    (list) => list.every((host) => /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\]):\d{1,5}$/.test(host)),
    'is a comma list of host:port',
  );

/** The environment, as docs/operations.md describes it; a variable that is not set takes its default. */
const environment = z.object({
  WMS_DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'begins with postgres://')
    .optional(),
  WMS_HOST: z.string().min(1).default('127.0.0.1'),
  WMS_PORT: port.default(8880),
  WMS_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'is an http(s) address' }).optional(),
  WMS_SECRET_KEYS: z.string().min(1).optional(),
  WMS_SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'is an smtp:// or smtps:// address' }).optional(),
  WMS_MAIL_FROM: z
    .string()
    .regex(
      /^[^\r\n<>@]*(?:<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      'is an e-mail address, with or without a name',
    )
    .default('888 WMS <info@888wholesale.co>'),
  WMS_TRUST_PROXY: networks.optional(),
  WMS_SWEEP_INTERVAL_MS: wholeMs(10, 3_600_000).default(1000),
  WMS_RATE_READS: ratePerMinute.default(600),
  WMS_RATE_WRITES: ratePerMinute.default(300),
  WMS_WEBHOOK_ALLOW_HOSTS: hosts.optional(),
  WMS_STAFF_SECOND_FACTOR: z.enum(['optional', 'required']).default('optional'),
  WMS_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});
export type Environment = z.infer<typeof environment>;

/** Throws BadConfiguration naming the variable. Empty variables count as not set. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BadConfiguration(
    `The environment variable ${String(issue?.path[0])} cannot be used: ${issue?.message}.`,
  );
}

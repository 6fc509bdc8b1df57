import type { RequestOf } from '@wms/contract';

/** The lists of ASNs that dispatch looks at, as the server is asked for them. */
export const asnViews = {
  active: {},
  late: { late: 'true' },
  PENDING: { status: ['PENDING'] },
  IN_TRANSIT: { status: ['IN_TRANSIT'] },
  PARTIALLY_RECEIVED: { status: ['PARTIALLY_RECEIVED'] },
  RECEIVED: { status: ['RECEIVED'] },
  CANCELLED: { status: ['CANCELLED'] },
} satisfies Record<string, NonNullable<RequestOf<'listAllShipments'>['query']>>;
export type AsnView = keyof typeof asnViews;

export const asnViewNames = Object.keys(asnViews) as AsnView[];
export const isAsnView = (value: unknown): value is AsnView =>
  typeof value === 'string' && Object.hasOwn(asnViews, value);

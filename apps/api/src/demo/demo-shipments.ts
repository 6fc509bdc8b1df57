import type { BodyOf } from '@wms/contract';
import { dayMs } from './plan-history.ts';

type Announcement = Omit<BodyOf<'createShipment'>, 'warehouseId'>;

/** What an ASN of the demo holds, and how long ago 888 announced it. */
export interface DemoShipment {
  readonly daysAgo: number;
  readonly announcement: Announcement;
}

const carrier = 'Northline Freight';

/** The guide's ASNs and their neighbours, oldest first. ASN-00041 has arrived; one SKU of ASN-00044 is in no catalogue. */
export function demoShipments(now: number): DemoShipment[] {
  const expectedInDays = (days: number) => new Date(now + days * dayMs).toISOString();
  return [
    {
      daysAgo: 6,
      announcement: {
        asnNumber: 'ASN-00041',
        carrier,
        trackingNumber: 'NF-7700041',
        expectedAt: expectedInDays(-1),
        lines: [
          { sku: 'CREW-GRY-M', expectedQty: 40 },
          { sku: 'CREW-GRY-L', expectedQty: 40 },
          { sku: 'POLO-WHT-M', expectedQty: 24 },
        ],
      },
    },
    {
      daysAgo: 3,
      announcement: {
        asnNumber: 'ASN-00042',
        carrier,
        trackingNumber: 'NF-7700042',
        expectedAt: expectedInDays(0),
        lines: [
          { sku: 'TSHIRT-BLK-L', expectedQty: 100 },
          { sku: 'HOODIE-NVY-M', expectedQty: 50 },
        ],
      },
    },
    {
      daysAgo: 2,
      announcement: {
        asnNumber: 'ASN-00043',
        status: 'PENDING',
        expectedAt: expectedInDays(5),
        lines: [
          { sku: 'JOGGER-BLK-M', expectedQty: 30 },
          { sku: 'JOGGER-BLK-L', expectedQty: 30 },
        ],
      },
    },
    {
      daysAgo: 2,
      announcement: {
        asnNumber: 'ASN-00044',
        carrier,
        trackingNumber: 'NF-7700044',
        expectedAt: expectedInDays(1),
        lines: [
          { sku: 'LSLEEVE-WHT-M', expectedQty: 36 },
          { sku: 'BEANIE-RED-OS', expectedQty: 48 },
        ],
      },
    },
    {
      daysAgo: 1,
      announcement: {
        asnNumber: 'ASN-00045',
        carrier,
        trackingNumber: 'NF-7700045',
        expectedAt: expectedInDays(2),
        lines: [{ sku: 'TSHIRT-BLK-L', expectedQty: 20 }],
      },
    },
  ];
}

/** The one that has been received before the demo begins. */
export const receivedAsnNumber = 'ASN-00041';

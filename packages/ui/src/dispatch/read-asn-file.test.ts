import { expect, it } from 'vitest';
import { asnFileBytesMax, fileAsnsMax } from './asn-file-format.ts';
import { readAsnFile } from './read-asn-file.ts';

const warehouses = [
  { id: 'wh_1', name: 'Main', companyName: 'Acme' },
  { id: 'wh_2', name: 'North', companyName: 'Acme' },
  { id: 'wh_3', name: 'North', companyName: 'Other' },
];
const read = (text: string) => readAsnFile(new TextEncoder().encode(text), warehouses);
const faultsOf = (text: string) => {
  const reading = read(text);
  return reading.fault === null ? reading.faults : reading.fault;
};

it.each([
  ['commas', 'warehouse,sku,expectedQty\nwh_1,TEE,5\nMain,CAP,2\n'],
  ['semicolons', 'warehouse;sku;expectedQty\nwh_1;TEE;5\nMain;CAP;2\n'],
  [
    'a byte order mark and Windows’ line ends',
    '\uFEFFwarehouse,sku,expectedQty\r\nwh_1,TEE,5\r\nMain,CAP,2\r\n',
  ],
  ['other columns first', 'expectedQty,warehouse,sku\n5,wh_1,TEE\n2,Main,CAP\n'],
])('rows of one warehouse are one ASN, written with %s', (_what, text) => {
  expect(read(text)).toMatchObject({
    fault: null,
    faults: [],
    asns: [
      {
        warehouseLabel: 'Acme, Main',
        body: {
          warehouseId: 'wh_1',
          status: 'PENDING',
          lines: [
            { sku: 'TEE', expectedQty: 5 },
            { sku: 'CAP', expectedQty: 2 },
          ],
        },
      },
    ],
  });
});

it('another number, carrier or day is another ASN', () => {
  const head = 'warehouse,sku,expectedQty,asnNumber,carrier,expectedAt';
  const reading = read(
    `${head}\nwh_1,TEE,5,ASN-9,DHL,2026-06-08\nwh_1,TEE,5,,DHL,2026-06-08\nwh_1,TEE,5,,DHL,\n`,
  );
  expect(reading.fault === null && reading.asns.map(({ body }) => body)).toMatchObject([
    { asnNumber: 'ASN-9', carrier: 'DHL', expectedAt: '2026-06-08T18:00:00.000Z' },
    { carrier: 'DHL', expectedAt: '2026-06-08T18:00:00.000Z' },
    { carrier: 'DHL' },
  ]);
});

it.each([
  ['nobody’s warehouse', 'wh_9,TEE,5', 'WAREHOUSE'],
  ['a name that two have', 'North,TEE,5', 'WAREHOUSE_TWICE'],
  ['no SKU', 'wh_1,,5', 'SKU'],
  ['no pieces', 'wh_1,TEE,0', 'QUANTITY'],
  ['a formula for a number', 'wh_1,TEE,=1+1', 'QUANTITY'],
  ['a field too many', 'wh_1,TEE,5,6', 'FIELDS'],
  ['a SKU twice', 'wh_1,TEE,1\nwh_1,TEE,2', 'DUPLICATE'],
])('%s is a fault of its line', (_what, rows, fault) => {
  const line = 1 + rows.split('\n').length;
  expect(faultsOf(`warehouse,sku,expectedQty\n${rows}\n`)).toMatchObject([{ line, fault }]);
});

it.each([
  ['another header', 'sku,quantity\nTEE,5\n', 'COLUMNS'],
  ['a header alone', 'warehouse,sku,expectedQty\n', 'EMPTY'],
  ['nothing', '', 'EMPTY'],
  ['an open quote', 'warehouse,sku,expectedQty\nwh_1,"TEE,5\n', 'UNREADABLE'],
  ['UTF-16', 'w\0a\0', 'ENCODING'],
  ['more than it may hold', 'x'.repeat(asnFileBytesMax + 1), 'TOO_LARGE'],
  [
    'too many ASNs',
    `warehouse,sku,expectedQty,asnNumber\n${Array.from({ length: fileAsnsMax + 1 }, (_, i) => `wh_1,TEE,1,ASN-${i}\n`).join('')}`,
    'TOO_MANY_ASNS',
  ],
])('%s is refused as a whole', (_what, text, fault) => {
  expect(read(text)).toEqual({ fault });
});

it('Latin-1 is refused, because names would be damaged', () => {
  expect(readAsnFile(Uint8Array.of(0x47, 0x72, 0xf6, 0xdf, 0x65), warehouses)).toEqual({ fault: 'ENCODING' });
});

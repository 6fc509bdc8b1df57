import type {
  AnswerOf,
  DeliveryAnswer,
  EndpointName,
  ProposalSummaryAnswer,
  RequestOf,
  ShipmentAnswer,
} from '@wms/contract';

/** A request's body and its answer, as the reference shows them. */
interface Example<Name extends EndpointName> {
  readonly body?: RequestOf<Name>['body'];
  readonly answer?: AnswerOf<Name>;
}
type Examples = { readonly [Name in EndpointName]?: Example<Name> };

const at = '2026-05-24T09:00:00.000Z';
const oneLine = { page: 1, limit: 50, total: 1, nextCursor: null };

const level = {
  sku: 'TSHIRT-BLK-L',
  name: 'Heavyweight Tee Black L',
  currentQuantity: 24,
  refillThreshold: 40,
  parLevel: 200,
  status: 'CRITICAL',
  belowThreshold: true,
  updatedAt: at,
} as const;

const ledgerRow = {
  id: '01KB2M6R1V9Y3T8C5D7F0G2H4J',
  sku: 'TSHIRT-BLK-L',
  type: 'SALE',
  delta: -5,
  quantityAfter: 19,
  source: 'API',
  reference: 'shopify:order:1234',
  stationId: null,
  workerId: null,
  occurredAt: at,
  recordedAt: at,
  sequence: 312,
  hash: '3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea',
} as const;

const shipment: ShipmentAnswer = {
  id: '01KB2M6R1V9Y3T8C5D7F0G2H4K',
  asnNumber: 'ASN-00042',
  status: 'IN_TRANSIT',
  carrier: 'Northline Freight',
  trackingNumber: 'NF-7700042',
  expectedAt: '2026-05-26T09:00:00.000Z',
  replenishmentOrderId: null,
  createdAt: at,
  lines: [
    {
      sku: 'TSHIRT-BLK-L',
      name: 'Heavyweight Tee Black L',
      expectedQty: 100,
      receivedQty: 0,
      variance: -100,
    },
    { sku: 'HOODIE-NVY-M', name: 'Pullover Hoodie Navy M', expectedQty: 50, receivedQty: 0, variance: -50 },
  ],
};

const alert = {
  id: '01KB2M6R1V9Y3T8C5D7F0G2H4M',
  sku: 'TSHIRT-BLK-L',
  name: 'Heavyweight Tee Black L',
  status: 'OPEN',
  currentQuantity: 24,
  refillThreshold: 40,
  parLevel: 200,
  inTransit: 120,
  suggestedQuantity: 56,
  openedAt: at,
  acknowledgedAt: null,
  orderedAt: null,
  order: null,
} as const;
const order = { id: '01KB2M6R1V9Y3T8C5D7F0G2H4N', quantity: 56, status: 'PLACED' } as const;

const worker = {
  id: '01KB2M6R1V9Y3T8C5D7F0G2H4P',
  name: 'Robin Picker',
  email: 'worker@example.test',
  status: 'ACTIVE',
  badge: 'WKR-7QK2',
  createdAt: at,
} as const;

const proposal: ProposalSummaryAnswer = {
  id: '01KB2M6R1V9Y3T8C5D7F0G2H4Q',
  status: 'PROPOSED',
  horizon: 'QUARTER',
  createdAt: at,
  decidedAt: null,
  reason: null,
  lineCount: 1,
};

const event = {
  id: 'wh_4k7m2p9qrs.1207',
  event: 'order.shipped',
  shipmentId: shipment.id,
  asnNumber: 'ASN-00042',
  timestamp: at,
} as const;

const delivery: DeliveryAnswer = {
  id: '01KB2M6R1V9Y3T8C5D7F0G2H4S',
  deliveryId: '01KB2M6R1V9Y3T8C5D7F0G2H4S',
  kind: 'EVENT',
  event: 'order.shipped',
  eventId: event.id,
  state: 'DELIVERED',
  status: 204,
  latencyMs: 48,
  failure: null,
  excerpt: '',
  createdAt: at,
  attemptedAt: at,
};
const queued: DeliveryAnswer = {
  ...delivery,
  state: 'QUEUED',
  status: null,
  latencyMs: null,
  excerpt: null,
  attemptedAt: null,
};
const webhook = {
  id: '01KB2M6R1V9Y3T8C5D7F0G2H4T',
  url: 'https://hooks.partner.com/888-wms',
  events: ['alert.triggered' as const, 'order.shipped' as const],
  createdAt: at,
};

/** The guide's own examples where it prints one, and their neighbours; a test holds them to their schemas. */
export const examples: Examples = {
  readHealth: { answer: { status: 'ok' } },
  desktopLogin: {
    body: { email: 'partner@example.com', password: '********' },
    answer: {
      success: true,
      token: 'wms_a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4e5f6a1b2',
      warehouseName: 'Main Warehouse',
      userName: 'Acme Logistics',
      customerRole: 'SUPERVISOR',
      parentCustomerId: null,
      companyName: 'Acme Logistics',
      warehouseId: 'wh_4k7m2p9qrs',
      warehouses: [{ id: 'wh_4k7m2p9qrs', name: 'Main Warehouse' }],
      expiresAt: '2026-08-22T09:00:00.000Z',
    },
  },
  requestPasswordReset: {
    body: { email: 'partner@example.com' },
    answer: { success: true, message: 'If somebody signs in with this address, a link is on its way.' },
  },
  listStock: { answer: { levels: [level], ...oneLine } },
  updateStock: {
    body: {
      transactions: [
        { sku: 'TSHIRT-BLK-L', delta: -3, type: 'SALE' },
        { sku: 'TSHIRT-BLK-L', delta: -2, type: 'SALE' },
        { sku: 'HOODIE-NVY-M', delta: 4, type: 'RETURN', reference: 'rma:RMA-2026-0117' },
      ],
    },
    answer: {
      processed: 3,
      levels: [
        { sku: 'TSHIRT-BLK-L', currentQuantity: 95, belowThreshold: false },
        { sku: 'HOODIE-NVY-M', currentQuantity: 14, belowThreshold: false },
      ],
    },
  },
  setStock: {
    body: { sku: 'TSHIRT-BLK-L', quantity: 24, expectedQuantity: 26, reference: 'stocktake:2026-05' },
    answer: {
      transaction: {
        ...ledgerRow,
        type: 'AUDIT',
        delta: -2,
        quantityAfter: 24,
        reference: 'stocktake:2026-05',
      },
      level,
    },
  },
  receiveStock: {
    body: { sku: 'TSHIRT-BLK-L', quantity: 20, reference: 'delivery note 4711' },
    answer: {
      transaction: {
        ...ledgerRow,
        type: 'RECEIVE',
        delta: 20,
        quantityAfter: 44,
        reference: 'delivery note 4711',
      },
      level: { ...level, currentQuantity: 44, status: 'LOW', belowThreshold: false },
      resolvedAlertId: alert.id,
    },
  },
  listTransactions: {
    answer: { transactions: [{ ...ledgerRow, recordedBy: 'Acme Logistics' }], ...oneLine },
  },
  createTransaction: {
    body: { sku: 'TSHIRT-BLK-L', type: 'OUT', quantity: 1, workerId: worker.id, reference: 'work clothes' },
    answer: {
      transaction: {
        ...ledgerRow,
        type: 'ISSUANCE',
        delta: -1,
        quantityAfter: 23,
        workerId: worker.id,
        reference: 'work clothes',
      },
      level: { ...level, currentQuantity: 23 },
    },
  },
  verifyLedger: { answer: { ok: true, levels: 200, transactions: 21_480, firstFault: null } },
  listAlerts: { answer: { alerts: [alert], ...oneLine } },
  changeAlert: {
    body: { action: 'approve', quantity: 56 },
    answer: { alert: { ...alert, status: 'ORDERED', orderedAt: at, order }, order },
  },
  listRecommendations: {
    answer: {
      recommendations: [
        {
          sku: 'TSHIRT-BLK-L',
          name: 'Heavyweight Tee Black L',
          currentStock: 24,
          ourStock: 1800,
          inProduction: 0,
          inTransit: 120,
          consumedInPeriod: 240,
          velocityPerDay: '8.00',
          reorderPoint: 168,
          recommendedOrder: 240,
          achievableOrder: 240,
          daysOfStockLeft: 3,
          depletionDate: '2026-06-11',
          orderByDate: '2026-06-08',
          periodDays: 30,
          explanation: {
            leadTimeDays: 7,
            safetyDays: 14,
            position: 144,
            isDue: true,
            shortfall: 24,
            periodDemand: 240,
          },
        },
      ],
      consumptionTrend: [
        { date: '05-01', units: 9 },
        { date: '05-02', units: 11 },
      ],
      due: 1,
      ...oneLine,
    },
  },
  readForecast: {
    answer: {
      proposal: {
        ...proposal,
        lines: [
          {
            sku: 'TSHIRT-BLK-L',
            name: 'Heavyweight Tee Black L',
            quarterQuantity: 576,
            halfYearQuantity: 1296,
            quantity: 576,
            method: 'MOVING_AVERAGE',
            error: 0.82,
            explanation: {
              position: 144,
              runRateDays: 180,
              consumed: 1440,
              quarterDemand: 720,
              halfYearDemand: 1440,
              forecast: null,
            },
          },
        ],
      },
      snapshot: {
        at,
        lines: [
          {
            sku: 'TSHIRT-BLK-L',
            name: 'Heavyweight Tee Black L',
            currentQuantity: 24,
            inTransit: 120,
            inProduction: 0,
            runRatePerMonth: 240,
            monthsOfCover: 0.6,
          },
        ],
      },
      limit: 500,
      total: 1,
      nextCursor: null,
    },
  },
  readForecastWeeks: {
    answer: {
      sku: 'TSHIRT-BLK-L',
      upTo: '2026-05-24',
      method: 'MOVING_AVERAGE',
      error: 0.82,
      consumed: [52, 58, 61],
      expected: [57, 57],
    },
  },
  regenerateForecast: { body: {}, answer: { proposal } },
  approveForecast: {
    body: { horizon: 'QUARTER', lines: [{ sku: 'TSHIRT-BLK-L', quantity: 480 }] },
    answer: {
      proposal: { ...proposal, status: 'APPROVED', decidedAt: at },
      orders: [{ ...order, sku: 'TSHIRT-BLK-L', quantity: 480 }],
    },
  },
  rejectForecast: {
    body: { reason: 'The summer range is discontinued.' },
    answer: {
      proposal: {
        ...proposal,
        status: 'REJECTED',
        decidedAt: at,
        reason: 'The summer range is discontinued.',
      },
    },
  },
  listShipments: { answer: { shipments: [shipment], ...oneLine } },
  createShipment: {
    body: {
      warehouseId: 'wh_4k7m2p9qrs',
      carrier: 'Northline Freight',
      trackingNumber: 'NF-7700042',
      expectedAt: '2026-05-26T09:00:00.000Z',
      lines: [
        { sku: 'TSHIRT-BLK-L', expectedQty: 100 },
        { sku: 'HOODIE-NVY-M', expectedQty: 50 },
      ],
    },
    answer: shipment,
  },
  changeShipment: { body: { status: 'CANCELLED' }, answer: { ...shipment, status: 'CANCELLED' } },
  receiveShipment: {
    body: {
      stationId: 'PACK-01',
      lines: [
        { sku: 'TSHIRT-BLK-L', receivedQty: 98 },
        { sku: 'HOODIE-NVY-M', receivedQty: 50 },
      ],
    },
    answer: {
      success: true,
      asnNumber: 'ASN-00042',
      status: 'PARTIALLY_RECEIVED',
      lines: [
        { sku: 'TSHIRT-BLK-L', receivedQty: 98, variance: -2, quantityAfter: 122 },
        { sku: 'HOODIE-NVY-M', receivedQty: 50, variance: 0, quantityAfter: 64 },
      ],
    },
  },
  listWebhooks: { answer: { webhooks: [{ ...webhook, lastDelivery: delivery }], ...oneLine } },
  createWebhook: {
    body: { url: webhook.url, events: webhook.events },
    answer: { ...webhook, secret: 'f3e98b1c5d7a2046f3e98b1c5d7a2046f3e98b1c5d7a2046f3e98b1c5d7aa1b2' },
  },
  listDeliveries: { answer: { deliveries: [delivery], nextCursor: null } },
  testWebhook: { answer: { ...queued, kind: 'TEST', eventId: null } },
  resendDelivery: { answer: { ...queued, kind: 'RESEND', id: '01KB2M6R1V9Y3T8C5D7F0G2H4V' } },
  listEvents: { answer: { events: [event], nextCursor: null } },
  streamEvents: { answer: event },
  listWorkers: { answer: { workers: [worker], ...oneLine } },
  createWorker: {
    body: { name: 'Robin Picker', email: 'worker@example.test', password: 'vierzehn kleine Igel' },
    answer: worker,
  },
};

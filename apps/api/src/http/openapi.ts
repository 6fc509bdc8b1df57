import {
  basePaths,
  commonErrors,
  type Endpoint,
  type EndpointName,
  endpoints,
  type ErrorCode,
  errorBody,
  errorDetails,
  errors,
  headers,
  type Surface,
  warehouseEvent,
} from '@wms/contract';
import { eventNames } from '@wms/domain';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { examples } from './openapi-examples.ts';

const errorSchema = errorBody.meta({ id: 'Error' });

/** The headings of the guide's section 8, by the first part of a path; they stand in this order. */
const headings: Readonly<Record<string, string>> = {
  session: 'Auth & Health',
  health: 'Auth & Health',
  'openapi.json': 'Auth & Health',
  'desktop-login': 'Auth & Health',
  'desktop-forgot-password': 'Auth & Health',
  stock: 'Stock',
  transactions: 'Transactions',
  ledger: 'Transactions',
  alerts: 'Replenishment',
  recommendations: 'Replenishment',
  forecast: 'Procurement Forecast',
  shipments: 'Shipments (ASN)',
  webhooks: 'Webhooks',
  events: 'Webhooks',
  workers: 'Worker Accounts',
};

const introduction = `Stock, transactions, replenishment and advance shipment notices of the warehouses that 888 Wholesale keeps in stock.

Quantities are whole pieces. Instants are ISO 8601 in UTC. Every answer carries \`X-Request-Id\`. Every error is \`{ error, code, requestId, ...details }\`: show \`error\` to people, decide by \`code\`.`;

/**
 * The OpenAPI 3.1 document of one surface, made from the endpoint list. It takes some 50 ms, so that it is made when
 * somebody asks for it.
 */
export function createOpenApi(version: string, surface: Surface = 'wms'): Record<string, unknown> {
  const paths: ZodOpenApiPathsObject = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    if (endpoint.surface !== surface) continue;
    const path = basePaths[surface] + endpoint.path;
    paths[path] = {
      ...paths[path],
      [endpoint.method.toLowerCase()]: describeOperation(name as EndpointName, endpoint),
    };
  }
  const document = createDocument({
    openapi: '3.1.0',
    info: { title: '888 WMS API', version, description: introduction },
    servers: [
      { url: '/', description: 'The server that sent this document' },
      { url: 'https://www.888wholesale.co', description: 'Production' },
    ],
    tags: [...new Set(Object.values(headings))].map((name) => ({ name })),
    security: [{ bearer: [] }],
    paths,
    ...(surface === 'wms' ? { webhooks: describeDeliveries() } : {}),
    components: { securitySchemes, headers: answerHeaders, examples: allErrorExamples() },
  });
  return document as unknown as Record<string, unknown>;
}

const securitySchemes = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A `wms_` token: from POST /desktop-login, or minted in the portal under Warehouse, API keys.',
  },
} as const;

const idempotencyHeader = z
  .string()
  .min(1)
  .max(255)
  .optional()
  .meta({
    description:
      'A unique string for the business event, the same at every retry. Within 24 hours the first answer is replayed and nothing is applied again.',
    examples: ['order:1234'],
  });
const deviceHeader = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .optional()
  .meta({
    description:
      'From the desktop client: a one-way hash of the machine. The first one binds the token, and another one, or none, then locks it. Servers leave it out.',
  });

const textHeader = (description: string) => ({ description, schema: { type: 'string' as const } });
const answerHeaders = {
  'X-Request-Id': textHeader('Names this request in our log; quote it when you ask us.'),
  'Idempotent-Replayed': textHeader('`true` when this is the first answer to this key again.'),
  RateLimit: textHeader('What is left of the window, and how many seconds until it begins anew.'),
  'RateLimit-Policy': textHeader('The limit and its window in seconds.'),
  'Retry-After': textHeader('Seconds to wait before the same request may succeed.'),
};
const headerReferences = (names: readonly (keyof typeof answerHeaders)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

function describeOperation(name: EndpointName, endpoint: Endpoint): ZodOpenApiOperationObject {
  const { params, query, body, upload } = endpoint;
  const header = {
    ...(endpoint.idempotent ? { [titled(headers.idempotencyKey)]: idempotencyHeader } : {}),
    ...(endpoint.roles ? { [titled(headers.device)]: deviceHeader } : {}),
  };
  return {
    operationId: name,
    summary: endpoint.summary,
    description: [endpoint.description, rolesSentence(endpoint)].filter(Boolean).join('\n\n'),
    tags: [headingOf(endpoint)],
    security: endpoint.roles === null ? [] : [{ bearer: [] }],
    requestParams: {
      ...(params ? { path: params } : {}),
      ...(query ? { query } : {}),
      ...(Object.keys(header).length > 0 ? { header: z.object(header) } : {}),
    },
    ...(body
      ? {
          requestBody: {
            required: !endpoint.bodyOptional,
            content: { 'application/json': { schema: body, ...exampleOf(examples[name]?.body) } },
          },
        }
      : {}),
    ...(upload
      ? { requestBody: { required: true, content: { [upload.type]: { schema: { type: 'string' } } } } }
      : {}),
    responses: {
      [endpoint.status]: describeSuccess(endpoint, examples[name]?.answer),
      ...describeErrors(endpoint),
    },
  };
}

const signatureHeaders = z.object({
  'X-WMS-Event': z.enum(eventNames),
  'X-WMS-Signature': z
    .string()
    .meta({ description: '`sha256=<hex>`: HMAC-SHA256 of the exact body, keyed with the webhook’s secret.' }),
  'webhook-id': z.string().meta({ description: 'The deliveryId; the same when it is sent again.' }),
  'webhook-timestamp': z.string().meta({ description: 'Seconds since 1970.' }),
  'webhook-signature': z.string().meta({
    description: '`v1,<base64>`: HMAC-SHA256 of `webhook-id.webhook-timestamp.body` (Standard Webhooks).',
  }),
});
const deliveredBody = warehouseEvent.omit({ id: true }).extend({ deliveryId: z.string() });

/** What we send to partners: one POST for each event that a webhook subscribes to. */
const describeDeliveries = (): ZodOpenApiPathsObject =>
  Object.fromEntries(
    eventNames.map((name) => [
      name,
      {
        post: {
          operationId: `deliver.${name}`,
          summary: `Delivery of ${name}`,
          description:
            'Sent once, with a time-out of 5 seconds, to public HTTPS addresses only. Verify a signature, take each deliveryId once, and reconcile with GET /events.',
          tags: ['Webhooks'],
          security: [],
          requestParams: { header: signatureHeaders },
          requestBody: { content: { 'application/json': { schema: deliveredBody } } },
          responses: {
            '2XX': { description: 'Received. Anything else counts as failed; it is not sent again.' },
          },
        },
      },
    ]),
  );

const exampleOf = (value: unknown) => (value === undefined ? {} : { example: value });

/** The heading an endpoint stands under; the staff's stand under the first part of their path. */
export function headingOf({ path }: Endpoint): string {
  const [, first = ''] = path.split('/');
  return headings[first] ?? first;
}

/** As documents write a header, and HTTP takes in any case: X-WMS-Device. */
const titled = (header: string): string =>
  header
    .split('-')
    .map((word) => (word === 'wms' ? 'WMS' : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('-');

const rolesSentence = ({ roles }: Endpoint): string =>
  roles === null ? 'Open: no token needed.' : `For ${roles.join(', ')}.`;

function describeSuccess(endpoint: Endpoint, example: unknown) {
  const names = [
    'X-Request-Id' as const,
    ...(endpoint.idempotent ? (['Idempotent-Replayed'] as const) : []),
    ...(endpoint.roles ? (['RateLimit', 'RateLimit-Policy'] as const) : []),
  ];
  const mediaType = endpoint.stream ? 'text/event-stream' : 'application/json';
  return {
    description: endpoint.status === 204 ? 'Done; there is nothing to say.' : 'Done.',
    headers: headerReferences(names),
    ...(endpoint.answer
      ? { content: { [mediaType]: { schema: endpoint.answer, ...exampleOf(example) } } }
      : {}),
  };
}

/** One response for each status, with the codes it may carry and an example of each. */
function describeErrors(endpoint: Endpoint) {
  const codes = new Set<ErrorCode>([...endpoint.errors, ...commonErrors(endpoint)]);
  const byStatus = Map.groupBy(codes, (code) => errors[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map((code) => `\`${code}\`: ${errors[code].sentence}`).join('\n\n'),
        headers: headerReferences(status === 429 ? ['X-Request-Id', 'Retry-After'] : ['X-Request-Id']),
        content: { 'application/json': { schema: errorSchema, examples: errorExamples(list) } },
      },
    ]),
  );
}

const errorExamples = (codes: readonly ErrorCode[]) =>
  Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]));

const detailsOf: Partial<Record<ErrorCode, object>> = errorDetails;
const exampleRequestId = '6f1c0c8e-4a53-4b9e-9a57-3b8f3f0d2c11';

/** Every error once, with what stands beside its sentence. */
const allErrorExamples = () =>
  Object.fromEntries(
    Object.entries(errors).map(([code, { sentence }]) => [
      code,
      {
        value: {
          error: sentence,
          code,
          requestId: exampleRequestId,
          ...detailsOf[code as ErrorCode],
        },
      },
    ]),
  );

import {
  basePaths,
  commonErrors,
  type Endpoint,
  endpoints,
  type ErrorCode,
  errorBody,
  errors,
  headers,
} from '@wms/contract';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';

const errorSchema = errorBody.meta({ id: 'Error' });

const idempotencyHeader = z.object({
  [headers.idempotencyKey]: z.string().min(1).max(255).optional().meta({
    description: 'A unique string for the business event. Within 24 hours the first answer is replayed.',
  }),
});

/** The OpenAPI 3.1 document, made from the endpoint list alone. */
export function createOpenApi(version: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const path = basePaths[endpoint.surface] + endpoint.path;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(name, endpoint) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: '888 WMS API',
      version,
      description:
        'Stock, transactions and advance shipment notices of the warehouses that 888 Wholesale keeps in stock. Quantities are whole pieces; instants are ISO 8601 in UTC.',
    },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'A wms_ token, from POST /desktop-login or the portal.',
        },
        session: { type: 'apiKey', in: 'cookie', name: 'wms_session' },
      },
    },
  });
}

function operation(name: string, endpoint: Endpoint): ZodOpenApiOperationObject {
  const { params, query, body } = endpoint;
  return {
    operationId: name,
    summary: endpoint.summary,
    description: [endpoint.description, rolesSentence(endpoint)].filter(Boolean).join('\n\n'),
    tags: [endpoint.surface],
    security:
      endpoint.roles === null ? [] : endpoint.surface === 'portal' ? [{ session: [] }] : [{ bearer: [] }],
    requestParams: {
      ...(params ? { path: params } : {}),
      ...(query ? { query } : {}),
      ...(endpoint.idempotent ? { header: idempotencyHeader } : {}),
    },
    ...(body
      ? {
          requestBody: {
            required: !endpoint.bodyOptional,
            content: { 'application/json': { schema: body } },
          },
        }
      : {}),
    responses: {
      [endpoint.status]: {
        description: 'Done.',
        ...(endpoint.answer ? { content: { 'application/json': { schema: endpoint.answer } } } : {}),
      },
      ...errorResponses(endpoint),
    },
  };
}

const rolesSentence = ({ roles }: Endpoint): string =>
  roles === null ? 'Open: no token needed.' : `For ${roles.join(', ')}.`;

/** One response for each status, naming the codes it may carry. */
function errorResponses(endpoint: Endpoint) {
  const codes = new Set<ErrorCode>([...endpoint.errors, ...commonErrors(endpoint)]);
  const byStatus = Map.groupBy(codes, (code) => errors[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map((code) => `${code}: ${errors[code].sentence}`).join('\n\n'),
        content: { 'application/json': { schema: errorSchema } },
      },
    ]),
  );
}

import { type Endpoint, type EndpointName, endpoints, headers } from '@wms/contract';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { randomUUID } from 'node:crypto';
import { accessHandlers } from './features/access/routes.ts';
import { keyHandlers } from './features/access/key-routes.ts';
import { secondFactorHandlers } from './features/access/second-factor-routes.ts';
import { signUpHandlers } from './features/admin/sign-up-routes.ts';
import { portalAccountHandlers } from './features/access/portal-account-routes.ts';
import { alertHandlers } from './features/alerts/routes.ts';
import { eventHandlers } from './features/events/routes.ts';
import { auditHandlers } from './features/audit/routes.ts';
import { passwordHandlers } from './features/passwords/routes.ts';
import { simulatorHandlers } from './simulator/routes.ts';
import { newTestWarehouseId, newWarehouseId } from './store/ids.ts';
import { accountHandlers, staffHandlers } from './features/admin/routes.ts';
import { catalogueHandlers } from './features/catalogue/routes.ts';
import { orderHandlers } from './features/orders/routes.ts';
import { overviewHandlers } from './features/overview/routes.ts';
import { forecastHandlers } from './features/forecast/routes.ts';
import { recommendationHandlers } from './features/recommendations/routes.ts';
import { shipmentHandlers } from './features/shipments/routes.ts';
import { stockHandlers } from './features/stock/routes.ts';
import { transactionHandlers } from './features/transactions/routes.ts';
import { webhookHandlers } from './features/webhooks/routes.ts';
import { workerHandlers } from './features/workers/routes.ts';
import { withForecaster } from './forecasting/forecaster.ts';
import { requestIdOf, sendRefusal } from './http/answer.ts';
import { apiReference, referencePath } from './http/api-reference.ts';
import { createAuthenticator } from './http/authenticate.ts';
import { createFactorDemand } from './http/demand-second-factor.ts';
import { createEndpoint, expressPath, type Handler, type Handlers } from './http/endpoint.ts';
import { portalFiles } from './http/portal-files.ts';
import { createSpool } from './http/spool-upload.ts';
import type { RateLimits } from './http/rate-limits.ts';
import type { WmsStore } from './open-store.ts';
import type { EventStreams } from './outbox/event-streams.ts';
import type { SecretKeys } from './security/secret-keys.ts';
import { StoreFailure } from './store/store.ts';
import { createUrlRefusal, type UrlRules } from './webhooks/check-url.ts';

export interface AppParts {
  readonly store: WmsStore;
  readonly keys: SecretKeys;
  readonly limits: RateLimits;
  readonly eventStreams: EventStreams;
  /** Where webhooks may go. */
  readonly urlRules: UrlRules;
  readonly clock: () => number;
  readonly log: Logger;
  readonly version: string;
  /** CIDR ranges whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Whether the portal is reached by https, so that its cookie may say Secure. */
  readonly secureCookies: boolean;
  /** Whether 888's own people see nothing but their account until they have a second factor. */
  readonly staffNeedSecondFactor: boolean;
  readonly portalFolder: string;
  /** Where files that are sent in are kept, without a name, while they are read. */
  readonly uploadFolder: string;
}

/** Puts the application together from its parts; never listens. */
export function createApp(parts: AppParts): Express {
  const { store, keys, clock, log } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', parts.trustedProxies);
  app.use(identify(log));

  const authenticate = createAuthenticator({
    store,
    keys,
    clock,
    limits: parts.limits,
    secureCookies: parts.secureCookies,
    onNoteFailed: (error) => log.warn({ err: error }, 'a use or a refusal of a token could not be noted'),
  });
  const handlers: Handlers = {
    readOpenApi: describeApi(parts.version),
    ...accessHandlers(parts),
    ...keyHandlers(parts),
    ...portalAccountHandlers({ ...parts, newWarehouseId }),
    ...secondFactorHandlers(parts),
    ...signUpHandlers(parts),
    ...simulatorHandlers({ store, newTestWarehouseId }),
    ...stockHandlers(parts),
    ...transactionHandlers(store),
    ...shipmentHandlers(parts),
    ...recommendationHandlers(parts),
    ...forecastHandlers({ ...parts, withForecaster }),
    ...passwordHandlers(parts),
    ...workerHandlers(store),
    ...alertHandlers(store),
    ...auditHandlers(store),
    ...webhookHandlers({ ...parts, refuseUrl: createUrlRefusal(parts.urlRules) }),
    ...eventHandlers(parts),
    ...accountHandlers(parts),
    ...staffHandlers(parts),
    ...catalogueHandlers(parts),
    ...orderHandlers(store),
    ...overviewHandlers(parts),
  };
  const spool = createSpool({ folder: parts.uploadFolder });
  const lacksSecondFactor = createFactorDemand(parts);
  mountEndpoints(app, handlers, { authenticate, lacksSecondFactor, keys, spool });
  app.use(referencePath, apiReference());
  app.use('/api', (_request, response) => sendRefusal(response, { code: 'NOT_FOUND' }));
  app.use(portalFiles(parts.portalFolder));
  app.use((_request, response) => sendRefusal(response, { code: 'NOT_FOUND' }));
  app.use(explain(log));
  return app;
}

/** The OpenAPI document, made when it is first asked for, so that the start does not wait for it. */
function describeApi(version: string): Handler<'readOpenApi'> {
  let document: Promise<Record<string, unknown>> | undefined;
  return async () => {
    document ??= import('./http/openapi.ts').then(({ createOpenApi }) => createOpenApi(version));
    return { answer: await document };
  };
}

/** Mounts the whole endpoint list; another method on a listed path answers 405 with those it takes. */
function mountEndpoints(app: Express, handlers: Handlers, tools: Parameters<typeof createEndpoint>[2]): void {
  const methods = new Map<string, string[]>();
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const path = expressPath(endpoint);
    const handler = handlers[name as EndpointName] as Handler<EndpointName>;
    const answer = createEndpoint(name as EndpointName, handler, tools);
    app[endpoint.method.toLowerCase() as 'get' | 'post' | 'patch' | 'delete'](path, answer);
    methods.set(path, [...(methods.get(path) ?? []), endpoint.method]);
  }
  for (const [path, allowed] of methods) {
    app.all(path, (_request, response) => {
      response.setHeader('allow', allowed.join(', '));
      sendRefusal(response, { code: 'METHOD_NOT_ALLOWED' });
    });
  }
}

/** Gives every request an id, on the answer and in the log: one line when it is over. */
function identify(log: Logger): RequestHandler {
  const logged = log.isLevelEnabled('info');
  return (request, response, next) => {
    response.setHeader(headers.requestId, randomUUID());
    if (logged) {
      const startedAt = performance.now();
      response.once('close', () => {
        log.info({
          requestId: requestIdOf(response),
          method: request.method,
          path: request.path,
          status: response.statusCode,
          ms: Math.round(performance.now() - startedAt),
        });
      });
    }
    next();
  };
}

/** What went wrong beneath the rules: the caller gets a sentence and the request id, the log gets the rest. */
function explain(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = (error as { status?: number }).status;
    if (status !== undefined && status >= 400 && status < 500)
      return sendRefusal(response, { code: 'BAD_REQUEST' });
    log.error({ err: error, requestId: requestIdOf(response), method: request.method, path: request.path });
    sendRefusal(response, { code: codeOf(error) });
  };
}

function codeOf(error: unknown): 'INTERNAL' | 'UNAVAILABLE' | 'STORAGE_FULL' {
  if (!(error instanceof StoreFailure)) return 'INTERNAL';
  if (error.kind === 'STORAGE_FULL') return 'STORAGE_FULL';
  return error.kind === 'UNAVAILABLE' ? 'UNAVAILABLE' : 'INTERNAL';
}

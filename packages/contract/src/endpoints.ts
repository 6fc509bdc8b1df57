import {
  desktopLogin,
  endToken,
  readHealth,
  readOpenApi,
  readPortalSession,
  signInToPortal,
  signOutOfPortal,
} from './access.ts';
import { changeAlert, listAlerts } from './alerts.ts';
import { listAuditEntries } from './audit.ts';
import type { Endpoint } from './endpoint.ts';
import { listEvents, streamEvents } from './events.ts';
import {
  approveForecast,
  readForecast,
  readForecastWeeks,
  regenerateForecast,
  rejectForecast,
} from './forecast.ts';
import {
  changeAccount,
  createAccount,
  createWarehouse,
  listAccounts,
  listAllWarehouses,
  readAccount,
} from './ops-accounts.ts';
import { listActs } from './ops-audit.ts';
import {
  changeLevel,
  changeProduct,
  createProduct,
  importProducts,
  listLevels,
  listProducts,
} from './ops-catalogue.ts';
import {
  changeStaff,
  createStaff,
  listStaff,
  listStaffTokens,
  mintStaffToken,
  revokeStaffToken,
} from './ops-staff.ts';
import { listAllShipments, listOrders, listProposals, readOverview } from './ops-supply.ts';
import { requestPasswordReset, resetPassword } from './passwords.ts';
import { listRecommendations } from './recommendations.ts';
import { changeShipment, createShipment, listShipments, receiveShipment } from './shipments.ts';
import {
  createTransaction,
  listStock,
  listTransactions,
  receiveStock,
  setStock,
  updateStock,
  verifyLedger,
} from './stock.ts';
import { changeKey, listKeys, mintKey, reissueKey, revokeKey, unlockKey } from './keys.ts';
import {
  createWebhook,
  deleteWebhook,
  listDeliveries,
  listWebhooks,
  resendDelivery,
  testWebhook,
} from './webhooks.ts';
import {
  changePassword,
  chooseWarehouse,
  endOtherSessions,
  listOwnWarehouses,
  listSessions,
  registerWarehouse,
} from './portal-account.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  readSecondFactor,
  renewRecoveryCodes,
} from './second-factor.ts';
import { signUp } from './sign-up.ts';
import { createTestWarehouse, sellTestStock, shipTestPallet } from './test-warehouses.ts';
import { createWorker, listWorkers, suspendWorker } from './workers.ts';
import type { z } from 'zod';

/** THE list: a route that is not in it cannot exist. */
export const endpoints = {
  readHealth,
  readOpenApi,
  desktopLogin,
  endToken,
  requestPasswordReset,
  listStock,
  updateStock,
  setStock,
  receiveStock,
  listTransactions,
  createTransaction,
  verifyLedger,
  listShipments,
  createShipment,
  changeShipment,
  receiveShipment,
  listAlerts,
  changeAlert,
  listRecommendations,
  readForecast,
  readForecastWeeks,
  regenerateForecast,
  approveForecast,
  rejectForecast,
  listWebhooks,
  createWebhook,
  deleteWebhook,
  listDeliveries,
  testWebhook,
  resendDelivery,
  listEvents,
  streamEvents,
  listWorkers,
  createWorker,
  suspendWorker,
  signInToPortal,
  readPortalSession,
  signOutOfPortal,
  signUp,
  resetPassword,
  listAuditEntries,
  listKeys,
  mintKey,
  changeKey,
  revokeKey,
  unlockKey,
  reissueKey,
  readOverview,
  listActs,
  listAccounts,
  readAccount,
  createAccount,
  changeAccount,
  createWarehouse,
  listAllWarehouses,
  listStaff,
  createStaff,
  changeStaff,
  listStaffTokens,
  mintStaffToken,
  revokeStaffToken,
  listProducts,
  createProduct,
  changeProduct,
  importProducts,
  listLevels,
  changeLevel,
  listAllShipments,
  listOrders,
  listProposals,
  chooseWarehouse,
  listSessions,
  endOtherSessions,
  changePassword,
  readSecondFactor,
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  endSecondFactor,
  listOwnWarehouses,
  registerWarehouse,
  createTestWarehouse,
  shipTestPallet,
  sellTestStock,
} as const satisfies Record<string, Endpoint>;

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;

/** The endpoints that answer with a stream: they are followed, not called. */
export type StreamName = {
  [Name in EndpointName]: Endpoints[Name] extends { readonly stream: true } ? Name : never;
}[EndpointName];

/** The endpoints that only read. */
export type ReadName = Exclude<
  { [Name in EndpointName]: Endpoints[Name]['method'] extends 'GET' ? Name : never }[EndpointName],
  StreamName
>;

/** The endpoints that change something. */
export type ChangeName = Exclude<EndpointName, ReadName | StreamName>;

type Field<Name extends EndpointName, Key extends string> =
  Endpoints[Name] extends Record<Key, infer Schema> ? Schema : undefined;

/** A file to send; what a browser's `File` and every `Blob` is. */
export interface UploadFile {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What a caller hands in, before parsing: query values as text or lists, the body as it goes on the wire. */
export type RequestOf<Name extends EndpointName> = (Field<Name, 'params'> extends z.ZodType
  ? { params: z.input<Field<Name, 'params'>> }
  : { params?: never }) &
  (Field<Name, 'query'> extends z.ZodType ? { query?: z.input<Field<Name, 'query'>> } : { query?: never }) &
  (Field<Name, 'body'> extends z.ZodType
    ? Endpoints[Name] extends { bodyOptional: true }
      ? { body?: z.input<Field<Name, 'body'>> }
      : { body: z.input<Field<Name, 'body'>> }
    : { body?: never }) &
  (Endpoints[Name] extends { upload: object } ? { upload: UploadFile } : { upload?: never });

/** What a route's handler gets after parsing. */
export interface ParsedOf<Name extends EndpointName> {
  readonly params: Field<Name, 'params'> extends z.ZodType ? z.output<Field<Name, 'params'>> : undefined;
  readonly query: Field<Name, 'query'> extends z.ZodType ? z.output<Field<Name, 'query'>> : undefined;
  readonly body: Field<Name, 'body'> extends z.ZodType ? z.output<Field<Name, 'body'>> : undefined;
}

/** What it answers with on success. */
export type AnswerOf<Name extends EndpointName> = Endpoints[Name]['answer'] extends z.ZodType
  ? z.output<Endpoints[Name]['answer']>
  : null;

/** The body that a command gets. */
export type BodyOf<Name extends EndpointName> = ParsedOf<Name>['body'];

import {
  desktopLogin,
  readHealth,
  readOpenApi,
  readPortalSession,
  signInToPortal,
  signOutOfPortal,
} from './access.ts';
import type { Endpoint } from './endpoint.ts';
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
import type { z } from 'zod';

/** THE list: a route that is not in it cannot exist. */
export const endpoints = {
  readHealth,
  readOpenApi,
  desktopLogin,
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
  signInToPortal,
  readPortalSession,
  signOutOfPortal,
} as const satisfies Record<string, Endpoint>;

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;

/** The endpoints that only read. */
export type ReadName = {
  [Name in EndpointName]: Endpoints[Name]['method'] extends 'GET' ? Name : never;
}[EndpointName];

/** The endpoints that change something. */
export type ChangeName = Exclude<EndpointName, ReadName>;

type Field<Name extends EndpointName, Key extends string> =
  Endpoints[Name] extends Record<Key, infer Schema> ? Schema : undefined;

/** What a caller hands in, before parsing: query values as text or lists, the body as it goes on the wire. */
export type RequestOf<Name extends EndpointName> = (Field<Name, 'params'> extends z.ZodType
  ? { params: z.input<Field<Name, 'params'>> }
  : { params?: never }) &
  (Field<Name, 'query'> extends z.ZodType ? { query?: z.input<Field<Name, 'query'>> } : { query?: never }) &
  (Field<Name, 'body'> extends z.ZodType
    ? Endpoints[Name] extends { bodyOptional: true }
      ? { body?: z.input<Field<Name, 'body'>> }
      : { body: z.input<Field<Name, 'body'>> }
    : { body?: never });

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

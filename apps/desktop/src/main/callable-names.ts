import { type ChangeName, type Endpoint, type EndpointName, endpoints, type ReadName } from '@wms/contract';
import type { QueueableName } from '../shared/ipc.ts';

/** The writes that the durable queue takes on. */
export const queueableNames = [
  'receiveShipment',
  'updateStock',
  'createTransaction',
  'setStock',
] as const satisfies readonly QueueableName[];

const namesWhere = (fits: (endpoint: Endpoint, name: EndpointName) => boolean): EndpointName[] =>
  (Object.keys(endpoints) as EndpointName[]).filter((name) => fits(endpoints[name], name));

const isForCustomers = ({ surface, roles }: Endpoint): boolean =>
  surface === 'wms' && (roles === null || roles.includes('SUPERVISOR') || roles.includes('WORKER'));

/** The endpoints that a screen may read; the main process refuses every other. */
export const readableNames = namesWhere(
  (endpoint) => endpoint.method === 'GET' && !endpoint.stream && isForCustomers(endpoint),
) as ReadName[];

/** The changes that a screen may ask for and wait for; those that a scan leads to go by `submit` only. */
export const changeableNames = namesWhere(
  (endpoint, name) =>
    endpoint.idempotent && isForCustomers(endpoint) && !(queueableNames as readonly string[]).includes(name),
) as ChangeName[];

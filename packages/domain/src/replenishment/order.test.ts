import { expect, it } from 'vitest';
import type { ShipmentStatus } from '../shipment-status.ts';
import { orderStatus } from './order.ts';

it.each<[ShipmentStatus[], string]>([
  [[], 'PLACED'],
  [['CANCELLED'], 'PLACED'],
  [['PENDING'], 'PLACED'],
  [['PENDING', 'CANCELLED'], 'PLACED'],
  [['IN_TRANSIT'], 'SHIPPED'],
  [['PARTIALLY_RECEIVED'], 'SHIPPED'],
  [['RECEIVED'], 'RECEIVED'],
  [['RECEIVED', 'CANCELLED'], 'RECEIVED'],
  [['RECEIVED', 'PENDING'], 'SHIPPED'],
  [['RECEIVED', 'IN_TRANSIT'], 'SHIPPED'],
  [['IN_TRANSIT', 'CANCELLED'], 'SHIPPED'],
  [['RECEIVED', 'RECEIVED'], 'RECEIVED'],
])('an order carried by %j is %s', (shipments, status) => {
  expect(orderStatus(shipments, false)).toBe(status);
});

it.each<[ShipmentStatus[], string]>([
  [[], 'RECEIVED'],
  [['CANCELLED'], 'RECEIVED'],
  [['PENDING'], 'PLACED'],
  [['IN_TRANSIT'], 'SHIPPED'],
  [['RECEIVED'], 'RECEIVED'],
])('when goods came by another way, an order carried by %j is %s', (shipments, status) => {
  expect(orderStatus(shipments, true)).toBe(status);
});

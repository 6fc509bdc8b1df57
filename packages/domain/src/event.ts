/** What partners can subscribe to (guide, section 7). */
export const eventNames = ['alert.triggered', 'order.shipped', 'order.delivered'] as const;
export type EventName = (typeof eventNames)[number];

export const alertStatuses = ['OPEN', 'ACKNOWLEDGED', 'ORDERED', 'RESOLVED'] as const;
export type AlertStatus = (typeof alertStatuses)[number];

export const orderStatuses = ['PLACED', 'SHIPPED', 'RECEIVED', 'CANCELLED'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

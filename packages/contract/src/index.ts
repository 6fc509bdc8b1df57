import './schemas-in-pages.ts';
export * from './access.ts';
export * from './endpoint.ts';
export * from './endpoints.ts';
export * from './errors.ts';
export * from './fields.ts';
export * from './headers.ts';
export * from './shipments.ts';
export * from './stock.ts';

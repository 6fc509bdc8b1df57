import type { ProductAnswer } from '@wms/contract';
import type { Product } from '@wms/domain';

/** A product as it goes on the wire. */
export const presentProduct = ({
  sku,
  name,
  ourStock,
  inProduction,
  gtin,
  createdAt,
  updatedAt,
}: Product & { readonly createdAt: number; readonly updatedAt: number }): ProductAnswer => ({
  sku,
  name,
  ourStock,
  inProduction,
  gtin,
  createdAt: new Date(createdAt).toISOString(),
  updatedAt: new Date(updatedAt).toISOString(),
});

import { readGtin } from '@wms/domain';
import { readCount } from '../elements/read-count.ts';

/** What of a product may be changed. */
export interface ProductFields {
  readonly name: string;
  readonly ourStock: number;
  readonly inProduction: number;
  readonly gtin: string | null;
}
export const fieldNames = [
  'name',
  'ourStock',
  'inProduction',
  'gtin',
] as const satisfies readonly (keyof ProductFields)[];

/** The same as it is typed. */
export type ProductDraft = Readonly<Record<keyof ProductFields, string>>;

/** What was typed, or null while something of it cannot be. */
export function readDraft(draft: ProductDraft): ProductFields | null {
  const name = draft.name.trim();
  const [ourStock, inProduction] = [readCount(draft.ourStock), readCount(draft.inProduction)];
  const typed = draft.gtin.trim();
  const gtin = typed === '' ? null : readGtin(typed);
  const isGtin = typed === '' || gtin !== null;
  if (name === '' || ourStock === null || inProduction === null || !isGtin) return null;
  return { name, ourStock, inProduction, gtin };
}

/** The fields that differ, with the values that they were seen with; null where none does. */
export function changesOf(seen: ProductFields, wanted: ProductFields) {
  const changed = fieldNames.filter((name) => seen[name] !== wanted[name]);
  if (changed.length === 0) return null;
  const pick = (fields: ProductFields): Partial<ProductFields> =>
    Object.fromEntries(changed.map((name) => [name, fields[name]]));
  return { ...pick(wanted), expected: pick(seen) };
}

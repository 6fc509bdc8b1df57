/** An article of 888's catalogue, with 888's own stock of it; quantities in pieces. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly ourStock: number;
  readonly inProduction: number;
}

/** What becomes of one product: `before` is null for one that is new to the catalogue. */
export interface ProductChange {
  readonly before: Product | null;
  readonly after: Product;
}

/** What the catalogue must change so that it says what is wanted; products that it already has so are left out. */
export const planCatalogue = (
  existing: ReadonlyMap<string, Product>,
  wanted: readonly Product[],
): ProductChange[] =>
  wanted
    .map((after) => ({ before: existing.get(after.sku) ?? null, after }))
    .filter(({ before, after }) => before === null || differ(before, after));

const differ = (a: Product, b: Product): boolean =>
  a.name !== b.name || a.ourStock !== b.ourStock || a.inProduction !== b.inProduction;

/**
 * Whether a spreadsheet would run a text as a formula when it is opened there (OWASP, CSV Injection). Such text is
 * kept as it is; whoever exports it must write it so that it stays text.
 */
export const isFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);

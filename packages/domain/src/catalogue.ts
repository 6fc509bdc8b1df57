/** An article of 888's catalogue, with 888's own stock of it; quantities in pieces. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly ourStock: number;
  readonly inProduction: number;
  /** 14 digits; no two products have the same. */
  readonly gtin: string | null;
}

/** What a product shall be. Without a GTIN it keeps the one it has; null takes it away. */
export type WantedProduct = Omit<Product, 'gtin'> & { readonly gtin?: string | null | undefined };

/** What becomes of one product: `before` is null for one that is new to the catalogue. */
export interface ProductChange {
  readonly before: Product | null;
  readonly after: Product;
}

/** What the catalogue must change so that it says what is wanted; products that it already has so are left out. */
export const planCatalogue = (
  existing: ReadonlyMap<string, Product>,
  wanted: readonly WantedProduct[],
): ProductChange[] =>
  wanted
    .map((product) => {
      const before = existing.get(product.sku) ?? null;
      return {
        before,
        after: { ...product, gtin: product.gtin === undefined ? (before?.gtin ?? null) : product.gtin },
      };
    })
    .filter(({ before, after }) => before === null || differ(before, after));

const differ = (a: Product, b: Product): boolean =>
  a.name !== b.name || a.ourStock !== b.ourStock || a.inProduction !== b.inProduction || a.gtin !== b.gtin;

/**
 * Whether a spreadsheet would run a text as a formula when it is opened there (OWASP, CSV Injection). Such text is
 * kept as it is; whoever exports it must write it so that it stays text.
 */
export const isFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);

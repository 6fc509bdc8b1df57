/** What a label can be stuck on, and what it then has to say. */
export type Label =
  | {
      readonly kind: 'PALLET';
      readonly asnNumber: string;
      /** An SSCC in here (with or without its (00)) is printed as GS1-128 as well. */
      readonly trackingNumber: string | null;
      /** The warehouse's name; null where the screen does not know it. */
      readonly shipTo: string | null;
      readonly carrier: string | null;
      /** ISO 8601. */
      readonly expectedAt: string | null;
      readonly pieces: number;
      readonly skus: number;
    }
  | {
      readonly kind: 'SKU';
      readonly sku: string;
      readonly name: string;
      /** 14 digits; printed as GS1-128 with (01). */
      readonly gtin: string | null;
    }
  | {
      readonly kind: 'BADGE';
      /** `WKR-00007`. */
      readonly badge: string;
      readonly name: string;
      readonly warehouse: string | null;
    };

export const labelKinds = ['PALLET', 'SKU', 'BADGE'] as const satisfies readonly Label['kind'][];
export type LabelKind = Label['kind'];

/** Most labels of one run, copies counted: what a person can still overlook before printing. */
export const labelsMax = 500;
/** Most copies of each label. */
export const copiesMax = 50;

/** The code that a label is scanned by. */
export function codeOf(label: Label): string {
  switch (label.kind) {
    case 'PALLET':
      return label.asnNumber;
    case 'SKU':
      return label.sku;
    case 'BADGE':
      return label.badge;
  }
}

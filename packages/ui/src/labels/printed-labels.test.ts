import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentOf, type LabelWords } from './label-content.ts';
import { type LabelFont, openStandardFont, openWideFont } from './label-font.ts';
import { needsWideFont, planRun, withCopies } from './label-run.ts';
import { codeOf, type Label, labelsMax } from './label.ts';
import { labelSizes, type LabelSize, sizeOf } from './label-size.ts';
import { type LabelLayout, layoutLabel, moduleMinMm } from './layout-label.ts';
import { writePdf } from './write-pdf.ts';

const words: LabelWords = {
  pallet: 'Pallet',
  item: 'Item',
  badge: 'Worker',
  carrier: 'Carrier',
  due: 'Due',
  holds: 'Holds',
  contents: (pieces, skus) => `${pieces} pieces, ${skus} SKUs`,
  day: (instant) => instant.slice(0, 10),
};

const pallet: Label = {
  kind: 'PALLET',
  asnNumber: 'ASN-00042',
  trackingNumber: '(00) 1 0614141 123456789 7',
  shipTo: 'Main Warehouse',
  carrier: 'Überland Spedition',
  expectedAt: '2026-06-08T09:00:00.000Z',
  pieces: 480,
  skus: 12,
};
const item: Label = {
  kind: 'SKU',
  sku: 'TSHIRT-BLK-L',
  name: 'Heavyweight Tee Black L',
  gtin: '04006381333931',
};
const badge: Label = { kind: 'BADGE', badge: 'WKR-00007', name: 'Íñigo Peña', warehouse: 'Main Warehouse' };

/** Dots a millimetre that labels are looked at with: what a label printer has. */
const dotsAMm = 8;
const pointsAMm = 72 / 25.4;
const require = createRequire(import.meta.url);

let pdfium: PDFiumLibrary;
let font: LabelFont;
let notoSans: LabelFont;
beforeAll(async () => {
  const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({
    overrides: { wasmBinary: Uint8Array.from(wasm).buffer },
    fireImmediately: true,
  });
  pdfium = await PDFiumLibrary.init();
  font = await openStandardFont();
  const fileOf = (name: string) =>
    Uint8Array.from(readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${name}`)));
  notoSans = await openWideFont({
    regular: fileOf('400Regular/NotoSans_400Regular.ttf'),
    bold: fileOf('700Bold/NotoSans_700Bold.ttf'),
  });
});
afterAll(() => pdfium.destroy());

function layout(label: Label, size: LabelSize): LabelLayout {
  const result = layoutLabel(contentOf(label, words), size, font);
  if (!result.ok) throw new Error(result.fault.kind);
  return result.layout;
}

async function print(
  labels: readonly LabelLayout[],
  size: LabelSize,
  by: LabelFont = font,
): Promise<PDFiumDocument> {
  const { signal } = new AbortController();
  const bytes = await writePdf(labels, size, by, { signal, onProgress: () => {}, breathe: async () => {} });
  return pdfium.loadDocument(bytes ?? new Uint8Array());
}

/** What a scanner finds on a page as it comes out of the printer: text and symbology, sorted. */
async function scan(file: PDFiumDocument, page: number): Promise<string[]> {
  const { data, width, height } = await file.getPage(page).render({ scale: dotsAMm / pointsAMm });
  const pixels = { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' as const };
  const found = await readBarcodes(pixels, {
    formats: ['Code128'],
    maxNumberOfSymbols: 255,
    textMode: 'Plain',
  });
  return found.map(({ symbologyIdentifier, text }) => `${symbologyIdentifier} ${text}`).toSorted();
}

describe.each(labelSizes)('printed on $id', (size) => {
  const isLarge = size.heightMm > 90;

  it('a page has the exact size in millimetres', async () => {
    const file = await print([layout(item, size)], size);
    const { originalWidth, originalHeight } = file.getPage(0).getOriginalSize();
    expect(originalWidth / pointsAMm).toBeCloseTo(size.page.widthMm, 2);
    expect(originalHeight / pointsAMm).toBeCloseTo(size.page.heightMm, 2);
  });

  it('every kind of label scans back to the same text', async () => {
    const [first, second, third] = [pallet, item, badge].map((label) => layout(label, size));
    for (const [label, texts] of [
      [first, isLarge ? [']C0 ASN-00042', ']C1 00106141411234567897'] : [']C0 ASN-00042']],
      [second, isLarge ? [']C0 TSHIRT-BLK-L', ']C1 0104006381333931'] : [']C0 TSHIRT-BLK-L']],
      [third, [']C0 WKR-00007']],
    ] as const) {
      expect(await scan(await print(label ? [label] : [], size), 0)).toEqual(texts);
    }
  });
});

describe('a code', () => {
  const roll = sizeOf('ROLL_100X150');
  it.each([
    'a',
    'tshirt blk/l',
    '^FNC1 #%&',
    'X\\123;"quoted"',
    '0012345678905',
    'LONG-SKU-OF-27-CHARACTERS-X',
  ])('%s scans back as it is', async (sku) => {
    const file = await print([layout({ kind: 'SKU', sku, name: sku, gtin: null }, roll)], roll);
    expect(await scan(file, 0)).toEqual([`]C0 ${sku}`]);
  });

  it('that does not fit is said with the width that it needs, and never made narrower than scans', () => {
    const sku = 'A-SKU-OF-22-CHARACTERS';
    const content = contentOf({ kind: 'SKU', sku, name: sku, gtin: null }, words);
    expect(layoutLabel(content, sizeOf('ROLL_62X29'), font)).toEqual({
      ok: false,
      fault: { kind: 'TOO_WIDE', text: sku, neededMm: 77 },
    });
    const wide = layoutLabel(content, roll, font);
    expect(wide.ok && wide.layout.codes[0]?.moduleMm).toBeGreaterThanOrEqual(moduleMinMm);
  });

  it('that does not fit leaves its place to the GTIN that does', async () => {
    const size = sizeOf('ROLL_62X29');
    const label: Label = { ...item, sku: 'A-SKU-OF-22-CHARACTERS' };
    const made = layout(label, size);
    expect(await scan(await print([made], size), 0)).toEqual([']C1 0104006381333931']);
    expect(made.texts.map(({ text }) => text)).toContain('A-SKU-OF-22-CHARACTERS');
  });

  it.each(['CAFÉ', '漢字'])('%s cannot be a bar code, which is said', (sku) => {
    const content = contentOf({ kind: 'SKU', sku, name: sku, gtin: null }, words);
    expect(layoutLabel(content, roll, font)).toEqual({
      ok: false,
      fault: { kind: 'NOT_ENCODABLE', text: sku },
    });
  });

  it('keeps ten modules of white paper on either side', () => {
    for (const size of labelSizes) {
      for (const code of [pallet, item, badge].flatMap((label) => layout(label, size).codes)) {
        const lastBar = code.bars.at(-1) ?? { at: 0, width: 0 };
        const endMm = code.xMm + (lastBar.at + lastBar.width) * code.moduleMm;
        expect(Math.min(code.xMm, size.widthMm - endMm)).toBeGreaterThanOrEqual(10 * code.moduleMm);
      }
    }
  });
});

describe('a run', () => {
  const sheet = sizeOf('A4_24');
  const badges = Array.from({ length: 30 }, (_, n): Label => ({ ...badge, badge: `WKR-${10_000 + n}` }));

  it('fills sheet after sheet, and each label scans', async () => {
    const run = planRun(badges, sheet, words, font);
    const file = await print(withCopies(run, 1), sheet);
    expect(file.getPageCount()).toBe(2);
    const found = [...(await scan(file, 0)), ...(await scan(file, 1))];
    expect(found).toEqual(badges.map((label) => `]C0 ${codeOf(label)}`));
  });

  it('leaves out what would not scan, names what the font does not have, and bounds the copies', () => {
    const labels: Label[] = [
      { ...badge, name: '山田 Ñandú' },
      { kind: 'SKU', sku: 'CAFÉ', name: '', gtin: null },
    ];
    const run = planRun(labels, sheet, words, font);
    expect(run.made.map(({ code }) => code)).toEqual(['WKR-00007']);
    expect(run.faults).toEqual([{ kind: 'NOT_ENCODABLE', text: 'CAFÉ' }]);
    expect(run.lost).toEqual(['山', '田']);
    expect(withCopies(run, run.copiesMost)).toHaveLength(labelsMax);
  });

  it('stops when it is cancelled, and gives no half of a file', async () => {
    const cancel = new AbortController();
    const made = Array.from({ length: 40 }, () => layout(badge, sizeOf('ROLL_62X29')));
    const pages: number[] = [];
    const onProgress = (progress: { pages: number }) => {
      pages.push(progress.pages);
      if (progress.pages > 0) cancel.abort();
    };
    const breathe = async () => {};
    expect(
      await writePdf(made, sizeOf('ROLL_62X29'), font, { signal: cancel.signal, onProgress, breathe }),
    ).toBeNull();
    expect(pages).toEqual([0, 10]);
  });
});

describe('names beyond western Europe', () => {
  const roll = sizeOf('ROLL_100X150');
  const far: Label = {
    ...pallet,
    shipTo: 'Łódź, Ελλάδα',
    carrier: 'Шипка Đorđe Phạm',
  };

  it('are printed as they are written, in a font that is loaded for them alone', async () => {
    expect([far, pallet, item].map((label) => needsWideFont([label], words))).toEqual([true, false, false]);
    const run = planRun([far], roll, words, notoSans);
    expect(run.lost).toEqual([]);
    const file = await print(withCopies(run, 1), roll, notoSans);
    const text = file.getPage(0).getText();
    expect(text).toContain('Łódź, Ελλάδα');
    expect(text).toContain('Шипка Đorđe Phạm');
    expect(await scan(file, 0)).toContain(']C0 ASN-00042');
  });

  it('make the file no larger than the letters that are used', async () => {
    const { signal } = new AbortController();
    const surroundings = { signal, onProgress: () => {}, breathe: async () => {} };
    const made = withCopies(planRun([far], roll, words, notoSans), 1);
    expect((await writePdf(made, roll, notoSans, surroundings))?.length).toBeLessThan(60_000);
  });

  it('in letters that it does not have either are named', () => {
    expect(planRun([{ ...badge, name: 'Łukasz 山田' }], roll, words, notoSans).lost).toEqual(['山', '田']);
  });
});

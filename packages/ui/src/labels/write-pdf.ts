import { PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import type { EmbeddedFont, LabelFont } from './label-font.ts';
import { cornerOf, labelsAPage, type LabelSize } from './label-size.ts';
import type { LabelLayout } from './layout-label.ts';

/** A point is a 72nd of an inch. */
const pointsAMm = 72 / 25.4;
/** How many pages are written before the screen may draw again. */
const pagesAtATime = 10;

export interface PdfProgress {
  readonly pages: number;
  readonly ofPages: number;
}

interface Surroundings {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PdfProgress) => void;
  /** Lets the screen draw and a person press Cancel. */
  readonly breathe: () => Promise<void>;
}

/**
 * Writes labels as a PDF whose pages have the label's or the sheet's exact size. Null when it was cancelled.
 * Throws a RangeError for a text with characters that the font does not have.
 */
export async function writePdf(
  labels: readonly LabelLayout[],
  size: LabelSize,
  font: LabelFont,
  { signal, onProgress, breathe }: Surroundings,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = await PDFDocument.create();
  const fonts = await font.embed(file);
  const { widthMm, heightMm } = size.page;
  const onAPage = labelsAPage(size);
  const ofPages = Math.ceil(labels.length / onAPage);
  for (let pages = 0; pages < ofPages; pages++) {
    if (pages % pagesAtATime === 0) {
      onProgress({ pages, ofPages });
      await breathe();
      if (signal.aborted) return null;
    }
    const page = file.addPage([widthMm * pointsAMm, heightMm * pointsAMm]);
    const shown = labels.slice(pages * onAPage, (pages + 1) * onAPage);
    for (const [place, label] of shown.entries()) drawLabel(page, label, cornerOf(size, place), fonts);
  }
  const bytes = await file.save();
  return signal.aborted ? null : new Uint8Array(bytes);
}

/** A PDF counts from the lower edge up. */
function drawLabel(
  page: PDFPage,
  { texts, codes }: LabelLayout,
  corner: { xMm: number; yMm: number },
  fonts: EmbeddedFont,
): void {
  const x = (mm: number) => (corner.xMm + mm) * pointsAMm;
  const y = (mm: number) => page.getHeight() - (corner.yMm + mm) * pointsAMm;
  for (const { xMm, baselineMm, sizeMm, isBold, text } of texts) {
    const font = isBold ? fonts.bold : fonts.regular;
    page.drawText(text, { x: x(xMm), y: y(baselineMm), size: sizeMm * pointsAMm, font });
  }
  for (const { xMm, yMm, heightMm, moduleMm, bars } of codes) {
    for (const { at, width } of bars) {
      page.drawRectangle({
        x: x(xMm + at * moduleMm),
        y: y(yMm + heightMm),
        width: width * moduleMm * pointsAMm,
        height: heightMm * pointsAMm,
      });
    }
  }
}

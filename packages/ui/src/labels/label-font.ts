import { PDFDocument, type PDFFont, StandardFonts } from '@cantoo/pdf-lib';
import type { MeasureText, Typeface } from './layout-label.ts';
import { isWindows1252 } from './printable.ts';

/** The typeface of a run of labels. */
export interface LabelFont extends Typeface {
  /** Puts it into a PDF. */
  readonly embed: (file: PDFDocument) => Promise<EmbeddedFont>;
}

export interface EmbeddedFont {
  readonly regular: PDFFont;
  readonly bold: PDFFont;
}

/** A font's two weights as TrueType files. */
export interface FontFiles {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

/** Helvetica, which every PDF reader brings along: Windows-1252, and nothing to load. */
export async function openStandardFont(): Promise<LabelFont> {
  const embed = async (file: PDFDocument) => ({
    regular: file.embedStandardFont(StandardFonts.Helvetica),
    bold: file.embedStandardFont(StandardFonts.HelveticaBold),
  });
  return { has: isWindows1252, measure: measureOf(await embed(await PDFDocument.create())), embed };
}

/** A font with the letters of more alphabets. A PDF gets of it what its labels write. */
export async function openWideFont({ regular, bold }: FontFiles): Promise<LabelFont> {
  const { default: fontkit } = await import('@cantoo/fontkit');
  const embed = async (file: PDFDocument) => {
    file.registerFontkit(fontkit);
    return {
      regular: await file.embedFont(regular, { subset: true }),
      bold: await file.embedFont(bold, { subset: true }),
    };
  };
  const opened = await embed(await PDFDocument.create());
  const inBold = new Set(opened.bold.getCharacterSet());
  const known = new Set(opened.regular.getCharacterSet().filter((code) => inBold.has(code)));
  const has = (character: string) => known.has(character.codePointAt(0) ?? 0);
  return { has, measure: measureOf(opened), embed };
}

const measureOf =
  ({ regular, bold }: EmbeddedFont): MeasureText =>
  (text, isBold) =>
    (isBold ? bold : regular).widthOfTextAtSize(text, 1);

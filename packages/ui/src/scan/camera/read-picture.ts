import { prepareZXingModule, type ReadInputBarcodeFormat, readBarcodes } from 'zxing-wasm/reader';

/** What stands on labels in a warehouse; fewer kinds are read faster and mistaken less often. */
const formats: ReadInputBarcodeFormat[] = [
  'Code128',
  'EAN13',
  'EAN8',
  'UPCA',
  'UPCE',
  'ITF',
  'DataMatrix',
  'QRCode',
  'DataBar',
  'DataBarExp',
];

/** How many labels one picture may show. */
const codesMax = 4;

// The build puts the file's contents here.
const wasm = new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url).href;

/** The reader comes inside its script and not as a file to fetch: the desktop's pages may fetch nothing at all. */
export async function openPictureReader(): Promise<void> {
  const bytes = Uint8Array.from(atob(wasm.slice(wasm.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  await prepareZXingModule({ overrides: { wasmBinary: bytes.buffer }, fireImmediately: true });
}

/** The codes in a picture, as a scanner would send them that names the symbology; `openPictureReader` comes first. */
export async function readPicture(picture: ImageData): Promise<string[]> {
  const found = await readBarcodes(picture, {
    formats,
    maxNumberOfSymbols: codesMax,
    textMode: 'Plain',
    tryHarder: true,
  });
  return found
    .filter(({ isValid }) => isValid)
    .map(({ symbologyIdentifier, text }) => symbologyIdentifier + text);
}

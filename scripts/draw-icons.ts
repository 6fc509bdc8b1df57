import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { provideBrowser } from './browser.ts';

// Draws the program's icon in every size and form that the installers want. Run it by hand after a change of the
// drawing; what it makes is kept beside the other parts of the packages.

const folder = join(import.meta.dirname, '..', 'apps', 'desktop', 'packaging');

/** A carton with the label that a scanner looks for, on the blue of the screens. */
const drawing = `
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100%" height="100%">
  <rect x="4" y="4" width="92" height="92" rx="20" fill="#1a4f8b"/>
  <path d="M20 36 50 22 80 36 80 70 50 84 20 70Z" fill="#f5f6f8"/>
  <path d="M20 36 50 50 80 36M50 50V84" fill="none" stroke="#1a4f8b" stroke-width="3.5" stroke-linejoin="round"/>
  <path d="M35 29 65 43V55" fill="none" stroke="#1a4f8b" stroke-width="3.5" stroke-linejoin="round"/>
  <path d="M26 52v10M30.5 54v10M34 55.6v10M39 58v10M43 59.8v10" stroke="#1b2430" stroke-width="2.2"/>
</svg>`;

const linuxSizes = [16, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 32, 48, 64, 128, 256];

/** Apple's names for the pictures of an icon file, by their width in pixels. */
const macTypes = { icp4: 16, icp5: 32, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 };

type Pictures = ReadonlyMap<number, Buffer>;

async function drawAll(executablePath: string, sizes: readonly number[]): Promise<Pictures> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.setContent(`<style>body{margin:0}</style>${drawing}`);
    const pictures = new Map<number, Buffer>();
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      pictures.set(size, await page.screenshot({ omitBackground: true }));
    }
    return pictures;
  } finally {
    await browser.close();
  }
}

const pictureOf = (pictures: Pictures, size: number): Buffer => pictures.get(size) ?? Buffer.alloc(0);

/** A Windows icon: a table of pictures, then the pictures, which may be PNG since Windows Vista. */
function windowsIcon(pictures: Pictures): Buffer {
  const headerBytes = 6;
  const entryBytes = 16;
  const header = Buffer.alloc(headerBytes + entryBytes * windowsSizes.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(windowsSizes.length, 4);
  let offset = header.length;
  for (const [index, size] of windowsSizes.entries()) {
    const at = headerBytes + entryBytes * index;
    const picture = pictureOf(pictures, size);
    // 256 does not fit into a byte and is written as 0.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(picture.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += picture.length;
  }
  return Buffer.concat([header, ...windowsSizes.map((size) => pictureOf(pictures, size))]);
}

/** An Apple icon: named parts, each with its length, the head counted in. */
function macIcon(pictures: Pictures): Buffer {
  const part = (type: string, content: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(content.length + head.length, 4);
    return Buffer.concat([head, content]);
  };
  const parts = Object.entries(macTypes).map(([type, size]) => part(type, pictureOf(pictures, size)));
  return part('icns', Buffer.concat(parts));
}

const browser = provideBrowser();
if ('missing' in browser) {
  console.error(browser.missing);
  process.exitCode = 2;
} else {
  const sizes = new Set([...linuxSizes, ...windowsSizes, ...Object.values(macTypes)]);
  const pictures = await drawAll(browser.path, [...sizes]);
  mkdirSync(join(folder, 'icons'), { recursive: true });
  for (const size of linuxSizes)
    writeFileSync(join(folder, 'icons', `${size}x${size}.png`), pictureOf(pictures, size));
  writeFileSync(join(folder, 'icon.ico'), windowsIcon(pictures));
  writeFileSync(join(folder, 'icon.icns'), macIcon(pictures));
}

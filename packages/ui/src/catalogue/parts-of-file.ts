/** So much of a file goes out at a time: a few thousand rows, which a server writes in about a second. */
export const partBytesMax = 256 * 1024;

const lineFeed = 10;

/** Where the rest of a file begins. */
export interface PartStart {
  readonly byte: number;
  /** Lines that end before it. */
  readonly lines: number;
}

/** Some lines of a file behind its first one, as a file of their own. */
export interface FilePart {
  readonly file: Blob;
  /** What is added to a line's number in the part for its number in the whole file. */
  readonly lineShift: number;
  readonly next: PartStart;
}

/**
 * Parts a CSV file at line ends, and gives each part its first line; from its beginning or from where an earlier part
 * ended. Reads one part at a time, so that a file of any length takes the memory of one. Only for files in which no
 * field holds a line end, and those that have been checked do not: there every line feed ends a row.
 */
export async function* partsOfFile(
  file: Blob,
  from: PartStart | null,
  bytesMax: number = partBytesMax,
): AsyncGenerator<FilePart> {
  const first = await bytesOf(file, 0, bytesMax);
  const headerBytes = first.indexOf(lineFeed) + 1;
  const header = file.slice(0, headerBytes);
  let start = from ?? { byte: headerBytes, lines: headerBytes === 0 ? 0 : 1 };
  while (start.byte < file.size) {
    const bytes = await bytesOf(file, start.byte, bytesMax);
    const isLast = start.byte + bytes.length >= file.size;
    const lineEnd = bytes.lastIndexOf(lineFeed) + 1;
    // Where no line ends within a part, lines end otherwise, and what is left goes out as one.
    const length = isLast || lineEnd === 0 ? file.size - start.byte : lineEnd;
    const next = {
      byte: start.byte + length,
      lines: start.lines + bytes.subarray(0, length).filter((byte) => byte === lineFeed).length,
    };
    const rows = file.slice(start.byte, next.byte);
    yield {
      file: new Blob([header, rows], { type: file.type }),
      lineShift: headerBytes === 0 ? 0 : start.lines - 1,
      next,
    };
    start = next;
  }
}

const bytesOf = async (file: Blob, from: number, bytesMax: number): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(from, from + bytesMax).arrayBuffer());

/** The browser has taken a file over long before this, in milliseconds. */
const keptMs = 60_000;

/** Hands a file to the browser, or to Electron's own dialog, to be saved under a name. */
export function saveFile(name: string, parts: readonly BlobPart[], type: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}

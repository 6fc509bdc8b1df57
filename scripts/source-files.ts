import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that hold what was installed, built or recorded, and hidden ones; the rest is source. */
const notSource = /^(\..*|node_modules|dist|out|release|data|coverage|test-results|playwright-report)$/;

/** Source files of a folder and its subfolders, as sorted paths relative to it with forward slashes. */
export function sourceFiles(folder: string, pattern: RegExp): string[] {
  const files: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (notSource.test(entry.name)) continue;
    if (entry.isDirectory()) {
      const inside = sourceFiles(join(folder, entry.name), pattern);
      files.push(...inside.map((file) => `${entry.name}/${file}`));
    } else if (pattern.test(entry.name)) {
      files.push(entry.name);
    }
  }
  return files.toSorted();
}

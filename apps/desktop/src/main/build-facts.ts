import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** What whoever built this program has put into its package.json; empty where nothing. */
export interface BuildFacts {
  /** Where updates lie unless an administrator names another place: `https://updates.example.test/wms`. */
  readonly updateFeed: string;
  /** The common name of the certificate that Windows builds are signed with. */
  readonly publisher: string;
}

const builtPackage = z.object({
  wms: z.object({ updateFeed: z.string(), publisher: z.string() }).optional(),
});

/** Reads them from the package.json inside the archive, which the archive's integrity covers. */
export async function readBuildFacts(packageJson: string): Promise<BuildFacts> {
  const { wms } = builtPackage.parse(JSON.parse(await readFile(packageJson, 'utf8')));
  return wms ?? { updateFeed: '', publisher: '' };
}

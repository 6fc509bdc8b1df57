import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { electronFolder } from './electron.ts';
import { partsFile } from './write-licences.ts';

interface Component {
  readonly 'bom-ref': string;
}

/** As much of npm's CycloneDX document as choosing from it needs. */
export interface Sbom {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/**
 * Leaves in npm's list of everything installed what the packages hold.
 * @param program the desktop client itself, `name@version`
 * @param parts what it is made of, each `name@version`
 * @throws {Error} when npm's list lacks one of them: a list with holes would be worse than none
 */
export function chooseShipped<Document extends Sbom>(
  sbom: Document,
  program: string,
  parts: readonly string[],
): Document {
  const shipped = new Set([program, ...parts]);
  const lacking = [...shipped].filter((part) => !sbom.components.some((one) => one['bom-ref'] === part));
  if (lacking.length > 0) throw new Error(`npm's list lacks ${lacking.join(', ')}`);
  const itself = sbom.components.find((one) => one['bom-ref'] === program);
  return {
    ...sbom,
    metadata: { ...sbom.metadata, component: { ...itself, type: 'application' } },
    components: sbom.components.filter((one) => parts.includes(one['bom-ref'])),
    dependencies: sbom.dependencies
      .filter(({ ref }) => shipped.has(ref))
      .map(({ ref, dependsOn }) => ({
        ref,
        dependsOn: ref === program ? [...parts] : dependsOn.filter((part) => shipped.has(part)),
      })),
  };
}

function main(root: string, file: string | undefined): void {
  if (file === undefined) return refuse('Usage: node scripts/write-sbom.ts <file>');
  if (!existsSync(partsFile(root)))
    return refuse('The desktop client is not built: run npm run dist, then this.');
  const npm = ['sbom', '--sbom-format', 'cyclonedx', '--workspace', '@wms/desktop'];
  const asked = spawnSync('npm', npm, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (asked.status !== 0) return refuse(`npm could not list what is installed:\n${asked.stderr}`);
  const parts = JSON.parse(readFileSync(partsFile(root), 'utf8')) as string[];
  const nameOf = (folder: string): string => {
    const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
      name: string;
      version: string;
    };
    return `${name}@${version}`;
  };
  const program = nameOf(`${root}/apps/desktop`);
  const sbom = chooseShipped(JSON.parse(asked.stdout) as Sbom, program, [...parts, nameOf(electronFolder)]);
  writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}

if (import.meta.main) main(dirname(import.meta.dirname), process.argv[2]);

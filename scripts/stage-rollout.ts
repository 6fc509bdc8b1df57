import { readFileSync, writeFileSync } from 'node:fs';

const line = /^stagingPercentage:.*\n?/m;

/**
 * Puts into a channel's file to how many machines of a hundred its release is offered.
 * @param channelFile the text of `latest.yml`, `latest-mac.yml` or `beta.yml`
 * @param percent 0 stops a release, 100 offers it to all
 */
export function stage(channelFile: string, percent: number): string {
  const others = channelFile.replace(line, '').trimEnd();
  return `${others}\n${percent === 100 ? '' : `stagingPercentage: ${percent}\n`}`;
}

/** The percentage that was meant, or null when it is none. */
export function readPercent(text: string): number | null {
  return /^(\d|[1-9]\d|100)$/.test(text) ? Number(text) : null;
}

if (import.meta.main) {
  const [wanted = '', ...files] = process.argv.slice(2);
  const percent = readPercent(wanted);
  if (percent === null || files.length === 0) {
    console.error('Usage: node scripts/stage-rollout.ts <0 to 100> <channel files, such as latest.yml>');
    process.exitCode = 2;
  } else {
    for (const file of files) writeFileSync(file, stage(readFileSync(file, 'utf8'), percent));
  }
}

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import machineId from 'node-machine-id';
import { writeFileAtomically } from './write-file-atomically.ts';

/** Keeps the hash of this product apart from every other product's hash of the same machine id. */
const salt = '888-wms/device/1:';

const realId = /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/**
 * The value of `X-WMS-Device`: a lowercase hex SHA-256, from which the machine id cannot be had back.
 * Where the system has no machine id, `node-machine-id` answers with the host name, which changes and is not
 * unique; then a random id, kept in `installIdFile`, stands for this installation instead.
 */
export async function readDeviceHash(
  installIdFile: string,
  readMachineId: () => Promise<string> = () => machineId.machineId(true),
): Promise<string> {
  const id = (await realIdOf(readMachineId)) ?? (await readInstallId(installIdFile));
  return createHash('sha256').update(salt).update(id.toLowerCase()).digest('hex');
}

async function realIdOf(read: () => Promise<string>): Promise<string | null> {
  const id = await read().catch(() => '');
  return realId.test(id.trim()) ? id.trim() : null;
}

async function readInstallId(file: string): Promise<string> {
  const kept = await realIdOf(() => readFile(file, 'utf8'));
  if (kept !== null) return kept;
  const fresh = randomUUID();
  await mkdir(dirname(file), { recursive: true });
  await writeFileAtomically(file, fresh);
  return fresh;
}

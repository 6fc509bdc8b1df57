import { execFile } from 'node:child_process';
import { win32 } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

/** Longest time that Windows may take to check a signature; it may ask the authority about revocation. */
export const verifyTimeoutMs = 60_000;
export const verdictBytesMax = 64 * 1024;

/** `Valid` of .NET's SignatureStatus: unbroken, and its chain ends in a root that Windows trusts. */
const validSignature = 0;

const verdict = z.object({ status: z.number(), path: z.string(), signer: z.string() });

/** The file's path comes by the environment, so that nothing in a path can be read as a command. */
const askWindows = [
  '$s = Get-AuthenticodeSignature -LiteralPath $env:WMS_UPDATE_FILE;',
  '@{ status = [int]$s.Status; path = $s.Path;',
  "signer = if ($s.SignerCertificate) { $s.SignerCertificate.GetNameInfo('SimpleName', $false) } else { '' } }",
  '| ConvertTo-Json -Compress',
].join(' ');

/** Asks Windows about a file's signature; the answer is JSON. */
async function runPowerShell(file: string): Promise<string> {
  const systemRoot = process.env.SystemRoot ?? String.raw`C:\Windows`;
  const powerShell = win32.join(systemRoot, String.raw`System32\WindowsPowerShell\v1.0\powershell.exe`);
  const { stdout } = await promisify(execFile)(
    powerShell,
    ['-NoProfile', '-NonInteractive', '-Command', askWindows],
    {
      // Nothing else is handed on: a foreign PSModulePath would bring a foreign Get-AuthenticodeSignature.
      env: { SystemRoot: systemRoot, WMS_UPDATE_FILE: file },
      timeout: verifyTimeoutMs,
      maxBuffer: verdictBytesMax,
      windowsHide: true,
    },
  );
  return stdout;
}

/**
 * Makes sure that a Windows installer is signed by `publisher` (the certificate's common name). electron-updater
 * has a check of its own, but skips it where PowerShell does not answer; this one takes silence for a no.
 * @param ask asks Windows; resolves to its verdict as JSON
 * @throws {Error} for every answer but the one that is wanted
 */
export async function verifyPublisher(
  file: string,
  publisher: string,
  ask: (file: string) => Promise<string> = runPowerShell,
): Promise<void> {
  const { status, path, signer } = verdict.parse(JSON.parse(await ask(file)));
  if (win32.normalize(path) !== win32.normalize(file)) throw new Error('another file was checked');
  if (status !== validSignature) throw new Error(`the update's signature is not valid (status ${status})`);
  if (publisher === '' || signer !== publisher) throw new Error('the update is signed by somebody else');
}

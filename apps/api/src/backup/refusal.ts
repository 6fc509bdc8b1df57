/** A backup or restore that was not made. Nothing was changed; the message says why and what to do. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

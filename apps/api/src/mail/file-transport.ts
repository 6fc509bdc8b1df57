import { createTransport } from 'nodemailer';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MailNotSent, type MailTransport, type ReadyMail } from './mail-transport.ts';
import { messageOf } from './message.ts';

/** Mail as files for whoever runs the server: `folder/ID.eml`, readable by its owner only. */
export function fileTransport(
  folder: string,
  from: string,
  onWritten: (file: string) => void,
): MailTransport {
  const transport = createTransport({ streamTransport: true, buffer: true });
  const write = async (mail: ReadyMail) => {
    const { message } = await transport.sendMail(messageOf(mail, from));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${mail.id}.eml`);
    // Renamed into place, so that nobody reads half a mail.
    await writeFile(`${file}.part`, message, { mode: 0o600 });
    await rename(`${file}.part`, file);
    onWritten(file);
  };
  return {
    send: (mail) =>
      write(mail).catch((error: NodeJS.ErrnoException) => {
        throw new MailNotSent(`${folder} cannot be written: ${error.code ?? error.name}`, false);
      }),
  };
}

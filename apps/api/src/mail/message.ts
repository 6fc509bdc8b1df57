import type { ReadyMail } from './mail-transport.ts';

/** A mail in nodemailer's words. Nothing in it may name a file or an address to fetch. */
export const messageOf = ({ id, recipient, subject, text, html }: ReadyMail, from: string) => ({
  from,
  to: { name: '', address: recipient },
  subject,
  text,
  html,
  messageId: `<${id}@${domainOf(from)}>`,
  // Keeps absence notes from answering (RFC 3834).
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
});

const domainOf = (from: string): string => /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';

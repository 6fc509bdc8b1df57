/** What a mail says, without its form: it becomes text and HTML alike. */
export interface Letter {
  readonly subject: string;
  readonly to: string;
  readonly paragraphs: readonly Paragraph[];
}

/** A sentence or more; facts, one a line; or a link that stands by itself. */
export type Paragraph =
  | string
  | { readonly facts: readonly (readonly [name: string, value: string])[] }
  | { readonly link: string; readonly label: string };

const signature = '888 WMS, for 888 Wholesale\ninfo@888wholesale.co';

/** The letter as plain text. */
export function writeText({ to, paragraphs }: Letter): string {
  const parts = paragraphs.map((paragraph) => {
    if (typeof paragraph === 'string') return paragraph;
    if ('link' in paragraph) return `${paragraph.label}:\n${paragraph.link}`;
    return paragraph.facts.map(([name, value]) => `${name}: ${value}`).join('\n');
  });
  return `${[`Hello ${to},`, ...parts, signature].join('\n\n')}\n`;
}

/** The letter as HTML. Every value is escaped here, so that no letter can forget to. */
export function writeHtml(letter: Letter): string {
  const parts = letter.paragraphs.map((paragraph) => {
    if (typeof paragraph === 'string') return `<p>${escapeHtml(paragraph)}</p>`;
    if ('link' in paragraph) {
      return `<p><a href="${escapeHtml(paragraph.link)}">${escapeHtml(paragraph.label)}</a></p>`;
    }
    const rows = paragraph.facts.map(
      ([name, value]) => `<tr><td>${escapeHtml(name)}</td><td><b>${escapeHtml(value)}</b></td></tr>`,
    );
    return `<table cellpadding="4">${rows.join('')}</table>`;
  });
  const body = [
    `<p>Hello ${escapeHtml(letter.to)},</p>`,
    ...parts,
    `<p>${escapeHtml(signature).replaceAll('\n', '<br>')}</p>`,
  ];
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><title>${escapeHtml(letter.subject)}</title></head>`,
    `<body style="font-family: sans-serif; max-width: 36em">`,
    ...body,
    '</body>',
    '</html>\n',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

const dateAndTime = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** An instant for people, of whom nobody knows where they are: `21 November 2026 at 14:38 UTC`. */
export const writeInstant = (at: number): string => `${dateAndTime.format(at)} UTC`;

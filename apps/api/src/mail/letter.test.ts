import { describe, expect, it } from 'vitest';
import { type Letter, writeHtml, writeInstant, writeText } from './letter.ts';
import { tokenLockedLetter } from './letters/token-locked.ts';

const hostile = `<script>alert('&"x')</script>`;
const letter: Letter = {
  subject: hostile,
  to: hostile,
  paragraphs: [
    hostile,
    { facts: [[hostile, hostile]] },
    { link: `https://portal.example.test/?a=1&b="2"`, label: hostile },
  ],
};

describe('a letter', () => {
  it('escapes every value in HTML, wherever it stands', () => {
    const html = writeHtml(letter);
    expect(html).not.toMatch(/<script|alert\('|"x'/);
    expect(html.split('&lt;script&gt;alert(&#39;&amp;&quot;x&#39;)&lt;/script&gt;')).toHaveLength(7);
    expect(html).toContain('href="https://portal.example.test/?a=1&amp;b=&quot;2&quot;"');
  });

  it('says the same in plain text, with the link in full', () => {
    const text = writeText(letter);
    expect(text).toContain(`Hello ${hostile},`);
    expect(text).toContain(`${hostile}:\nhttps://portal.example.test/?a=1&b="2"`);
  });

  it('needs nothing from elsewhere: no picture, no script, no style sheet', () => {
    expect(writeHtml(letter)).not.toMatch(/<(?:img|script|link|iframe)|url\(/);
  });
});

it('an instant is written out, in UTC', () => {
  expect(writeInstant(Date.UTC(2026, 10, 21, 14, 8))).toBe('21 November 2026 at 14:08 UTC');
});

it.each([
  ['DEVICE_MISMATCH', 'another device'],
  ['CONCURRENT_SESSION', 'two networks'],
] as const)('a lock for %s says why, where, when and what to do', (reason, why) => {
  const at = Date.UTC(2026, 0, 2, 3, 4);
  const fields = { userName: 'Sam', tokenName: 'Till 3', reason, network: '203.0.113.0/24', at };
  const text = writeText(tokenLockedLetter(fields, 'https://portal.example.test/'));
  for (const part of [
    'Hello Sam,',
    '"Till 3"',
    why,
    '203.0.113.0/24',
    '2 January 2026 at 03:04 UTC',
    'sign in again',
    'https://portal.example.test/',
  ])
    expect(text).toContain(part);
});

import { expect, it } from 'vitest';
import { partBytesMax, partsOfFile, type PartStart } from './parts-of-file.ts';

const partsOf = async (text: string, bytesMax: number, from: PartStart | null = null) => {
  const parts = [];
  for await (const part of partsOfFile(new Blob([text]), from, bytesMax)) {
    parts.push({ text: await part.file.text(), lineShift: part.lineShift, next: part.next });
  }
  return parts;
};
const texts = async (text: string, bytesMax: number) =>
  (await partsOf(text, bytesMax)).map((part) => part.text);

it.each([
  ['with a line end behind its last line', 'h\na1\na2\na3\n', ['h\na1\na2\n', 'h\na3\n']],
  ['without one', 'h\na1\na2\na3', ['h\na1\na2\n', 'h\na3']],
  ['with lines that end as on Windows', 'h\r\na1\r\na2\r\n', ['h\r\na1\r\n', 'h\r\na2\r\n']],
  ['with a byte order mark', '\uFEFFh\na1\na2\na3\n', ['\uFEFFh\na1\na2\n', '\uFEFFh\na3\n']],
  ['that fits into one', 'h\na1\n', ['h\na1\n']],
  ['with a first line alone', 'h\n', []],
  ['of nothing', '', []],
  ['whose lines end as no system of today ends them', 'h\ra1\ra2\ra3\r', ['h\ra1\ra2\ra3\r']],
])('a file %s is parted at its lines, and each part begins with the first', async (_what, text, parts) => {
  // A byte order mark alone is three bytes.
  expect((await texts(text, 7)).map((part) => part.replace('\uFEFF', ''))).toEqual(
    parts.map((part) => part.replace('\uFEFF', '')),
  );
});

it('a part says where its lines stand in the whole file, and where the next one begins', async () => {
  const text = 'h\na1\na2\na3\na4\n';
  const [first, second] = await partsOf(text, 7);
  expect(first).toMatchObject({ lineShift: 0, next: { byte: 8, lines: 3 } });
  // Line 2 of the second part is line 4 of the file.
  expect(second).toMatchObject({ text: 'h\na3\na4\n', lineShift: 2 });
  expect(await partsOf(text, 7, first?.next ?? null)).toEqual([second]);
});

it('a million lines are parted into all of their lines, in their order, and in bounded parts', async () => {
  const rows = 1_000_000;
  const lines = Array.from({ length: rows }, (_, index) => `M${index},Tee,1,0`);
  const file = new Blob(['h\n', lines.join('\n')]);
  let count = 0;
  let bytesSeenMax = 0;
  for await (const part of partsOfFile(file, null)) {
    const text = await part.file.text();
    const [header, first] = text.split('\n', 2);
    expect([header, first]).toEqual(['h', lines[count]]);
    count += text.trimEnd().split('\n').length - 1;
    bytesSeenMax = Math.max(bytesSeenMax, part.file.size);
  }
  expect(count).toBe(rows);
  expect(bytesSeenMax).toBeLessThanOrEqual(partBytesMax + 'h\n'.length);
});

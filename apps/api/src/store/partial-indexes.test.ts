import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (folder: string): string =>
  readdirSync(join(import.meta.dirname, folder))
    .map((name) => readFileSync(join(import.meta.dirname, folder, name), 'utf8'))
    .join('\n');

const builders = { '=': 'eq', '<>': 'ne', '>': 'gt', '<': 'lt' } as const;

/** The comparisons with a constant that partial indexes hold, as the schema writes them. */
const conditions = [...read('schema').matchAll(/\.where\(sql`\$\{t\.(\w+)\} (=|<>|>|<) ([^`]+)`\)/g)].map(
  ([, column = '', operator = '', constant = '']) => ({ column, operator, constant }),
);

describe('a partial index', () => {
  it('is there for what is searched by a constant', () => {
    expect(conditions.map(({ column }) => column)).toContain('inTransitQty');
  });

  // The query builder makes a parameter of the constant, and no engine knows its value when it plans.
  it.each(conditions)('for $column $operator $constant is asked for in these very words', (condition) => {
    const { column, operator, constant } = condition;
    const hidden = `${builders[operator as keyof typeof builders]}\\(\\w+\\.${column}, ${constant}\\)`;
    expect(read('statements').match(new RegExp(hidden, 'g')) ?? []).toEqual([]);
  });
});

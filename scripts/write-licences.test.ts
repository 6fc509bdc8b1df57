import { describe, expect, it } from 'vitest';
import { describeParts, type Part, runtimeFolders } from './write-licences.ts';

const words = [
  'Permission is hereby granted, free of charge.',
  'THE SOFTWARE IS PROVIDED "AS IS".',
  'IN NO EVENT SHALL THE AUTHORS OR',
  'COPYRIGHT HOLDERS BE LIABLE.',
];
const part = (name: string, author: string, text = words.join('\n')): Part => ({
  name,
  version: '1.0.0',
  licence: 'MIT',
  text: `MIT License\n\nCopyright (c) ${author}\n\n${text}`,
});

describe('the list of licences', () => {
  it('names every part and author, and says the same words once', () => {
    const text = describeParts([part('zeta', '2020 Zoe'), part('alpha', '2019 Ann', words.join(' '))]);
    expect(text.split('\n').slice(0, 4)).toEqual([
      'alpha 1.0.0 (MIT)',
      '    Copyright (c) 2019 Ann',
      'zeta 1.0.0 (MIT)',
      '    Copyright (c) 2020 Zoe',
    ]);
    expect(text.match(/hereby granted/g)).toHaveLength(1);
    expect(text).toContain('COPYRIGHT HOLDERS BE LIABLE.');
  });

  it('keeps apart what is worded differently', () => {
    const text = describeParts([part('one', 'Ann'), part('two', 'Zoe', 'Permission is not granted.')]);
    expect(text).toContain('hereby granted');
    expect(text).toContain('not granted');
  });

  it('names a part that brings no words of its own', () => {
    const bare = { name: 'bare', version: '2.0.0', licence: 'ISC', text: '' };
    expect(describeParts([bare])).toContain('bare 2.0.0 (ISC)');
  });
});

it('what runs is found through the lockfile: what it needs, nearest first, optional parts too', () => {
  const lockfile = {
    packages: {
      '': {},
      'apps/desktop': { dependencies: { database: '1', keychain: '1' }, devDependencies: { builder: '1' } },
      'node_modules/database': { dependencies: { shared: '1' } },
      'node_modules/database/node_modules/shared': { dependencies: { database: '1' } },
      'node_modules/keychain': { optionalDependencies: { 'keychain-linux': '1', 'keychain-mac': '1' } },
      'node_modules/keychain-linux': {},
      'node_modules/shared': {},
      'node_modules/builder': {},
    },
  };
  expect(runtimeFolders(lockfile, 'apps/desktop')).toEqual([
    'node_modules/database',
    'node_modules/database/node_modules/shared',
    'node_modules/keychain',
    'node_modules/keychain-linux',
  ]);
});

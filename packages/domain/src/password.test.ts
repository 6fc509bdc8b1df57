import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PasswordWeakness, weaknessOf } from './password.ts';

const cases: readonly (readonly [password: string, weakness: PasswordWeakness | null])[] = [
  ['', 'TOO_SHORT'],
  ['x7!kQ9dr2', 'TOO_SHORT'],
  ['x7!kQ9dr2m', null],
  ['ñáéíóúüçøß', null],
  ['🐝🐙🦊🐼🐸🦉🐧🦁🐯', 'TOO_SHORT'],
  ['🐝🐙🦊🐼🐸🦉🐧🦁🐯🐨', null],
  ['x7!kQ9dr2m'.repeat(21), 'TOO_LONG'],
  ['2938475610', 'ONLY_DIGITS'],
  ['٢٩٣٨٤٧٥٦١٠', 'ONLY_DIGITS'],
  ['1234567890', 'ONLY_DIGITS'],
  ['a long enough password', null],
  ['correct horse battery staple', null],
  ['demo-888-wms', null],
  ['Tr4ctor!velvet', null],
];

// Of ten characters or more, among the most used: NCSC's 100,000 (2019), and the yearly lists of SplashData and NordPass.
const mostUsed = [
  'qwertyuiop 1q2w3e4r5t q1w2e3r4t5 q1w2e3r4t5y6 1q2w3e4r5t6y 1qaz2wsx3edc 123qweasdzxc asdfghjkl: azertyuiop poiuytrewq',
  'password12 password01 password123 password1! Password@123 P@ssw0rd2024 passw0rd123 123password passwordpassword',
  'iloveyou12 iloveyou123 iloveyou!! fuckyou123 qwerty12345 qwerty1234 qwerty123456 12345qwerty 123456qwerty',
  'liverpool1 football12 basketball princess12 babygirl12 spongebob1 chocolate1 butterfly1 elizabeth1 valentina1',
  'abcdefg123 zxcvbnm123 asdfghjkl1 aaaaaaaaaa asdasdasdasd abc123abc123 1a2b3c4d5e admin123456 admin12345 adminadmin',
  'Welcome@123 welcome2024 changeme123 letmein123 administrator linkinpark realmadrid christopher jesuschrist superstar1',
  'Summer2024! Winter2023!! michael1987 jordan2310 warehouse1 Wholesale888 trustno1trustno1 contrasena1 motdepasse',
  'homelesspa undertaker southside1 FQRG7CS493 3rJs1la7qE PolniyPizdec0211 DIOSESFIEL megaparol12345 yuantuo2012',
].flatMap((line) => line.split(' '));

describe('weaknessOf', () => {
  it.each(cases)('%j: %s', (password, weakness) => {
    expect(weaknessOf(password)).toBe(weakness);
  });

  it.each(mostUsed)('%s is among what is tried first', (password) => {
    expect(weaknessOf(password)).toBe('PREDICTABLE');
  });

  it('case, width and disguises change nothing', () => {
    for (const same of ['PASSWORD123', 'pa$$w0rd123', 'ｐａｓｓｗｏｒｄ１２３'])
      expect(weaknessOf(same)).toBe('PREDICTABLE');
  });

  it('accepts random letters', () => {
    const letter = fc.constantFrom(...'bcdfghjkmnpqrtvwxz'.split(''));
    fc.assert(
      fc.property(fc.array(letter, { minLength: 24, maxLength: 60 }), (letters) => {
        fc.pre(new Set(letters).size > 9);
        expect(weaknessOf(letters.join(''))).toBeNull();
      }),
    );
  });

  it('refuses whatever a few characters say over and over', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 5 }),
        fc.integer({ min: 10, max: 40 }),
        (unit, times) => {
          expect(weaknessOf(unit.repeat(times))).not.toBeNull();
        },
      ),
    );
  });

  it('takes the longest password in a moment', () => {
    const startedAt = performance.now();
    expect(weaknessOf('xq7!vz9#'.repeat(25))).toBeNull();
    expect(performance.now() - startedAt).toBeLessThan(200);
  });
});

import { describe, expect, it } from 'vitest';
import { readPercent, stage } from './stage-rollout.ts';

const released = "version: 1.2.3\npath: setup.exe\nreleaseDate: '2026-01-05T00:00:00.000Z'\n";

describe('a rollout', () => {
  it('is written into the channel’s file, and into no file twice', () => {
    const first = stage(released, 10);
    expect(first).toBe(`${released}stagingPercentage: 10\n`);
    expect(stage(first, 50)).toBe(`${released}stagingPercentage: 50\n`);
  });

  it('to all leaves the file as it was made', () => {
    expect(stage(stage(released, 10), 100)).toBe(released);
  });

  it('can be stopped', () => {
    expect(stage(released, 0)).toContain('stagingPercentage: 0\n');
  });

  it.each([
    ['0', 0],
    ['7', 7],
    ['100', 100],
    ['101', null],
    ['-1', null],
    ['5.5', null],
    ['07', null],
    ['', null],
    ['ten', null],
  ])('of "%s" is read as %s', (text, percent) => expect(readPercent(text)).toBe(percent));
});

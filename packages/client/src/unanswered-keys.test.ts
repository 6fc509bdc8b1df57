import { describe, expect, it } from 'vitest';
import { UnansweredKeys, unansweredMax } from './unanswered-keys.ts';

describe('unanswered keys', () => {
  it('forget the oldest beyond the bound', () => {
    const keys = new UnansweredKeys();
    const first = keys.keyFor('event 0');
    for (let n = 1; n < unansweredMax; n++) keys.keyFor(`event ${n}`);
    expect(keys.keyFor('event 0')).toBe(first);
    for (let n = unansweredMax; n < 2 * unansweredMax; n++) keys.keyFor(`event ${n}`);
    expect(keys.keyFor('event 0')).not.toBe(first);
  });
});

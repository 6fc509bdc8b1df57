import type { Refusal } from '@wms/client';
import { describe, expect, it } from 'vitest';
import { isAnswered, sentForm } from './use-sent-receipt.ts';

const refused = (code: Refusal['code']) => ({
  state: 'REFUSED' as const,
  entryId: null,
  refusal: { kind: 'REFUSED' as const, status: 409, code, error: 'no', requestId: 'r1', details: {} },
});

describe('a receipt that was sent', () => {
  it('is read as it was kept, key and all', () => {
    const receipt = { body: { remainder: true }, key: 'k', sentAt: 5 };
    expect(sentForm.parse(sentForm.format({ receipt }) ?? '')).toEqual({ receipt });
    expect(sentForm.format({ receipt: null })).toBeNull();
  });

  it.each(['', '{}', '{"receipt":{"key":"k"}}'])('counts as none where it is damaged (%j)', (text) => {
    expect(sentForm.parse(text)).toBeNull();
  });

  it('is free again once the server has said what became of it', () => {
    expect(isAnswered(refused('SHIPMENT_STATE'))).toBe(true);
  });

  it.each(['UNAUTHENTICATED', 'CSRF_FAILED', 'THROTTLED', 'UNAVAILABLE', 'INTERNAL'] as const)(
    'is not answered by %s, which may come after it was booked',
    (code) => {
      expect(isAnswered(refused(code))).toBe(false);
    },
  );

  it('is not answered by silence', () => {
    expect(isAnswered({ state: 'FAILED', error: 'gone' })).toBe(false);
  });
});

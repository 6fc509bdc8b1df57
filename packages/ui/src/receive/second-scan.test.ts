import { describe, expect, it } from 'vitest';
import { decideSecondScan, type SecondScan, type ShownAsn } from './second-scan.ts';

const shown: ShownAsn = {
  stage: 'OPEN',
  scannedBefore: true,
  busy: false,
  waitingToBeSent: false,
  isSetAside: false,
  isUnanswered: false,
  hasUnregisteredSkus: false,
  hasCounts: false,
  questionOpen: false,
};

describe('a further scan of the ASN on the screen', () => {
  const rows: [string, Partial<ShownAsn>, SecondScan][] = [
    ['accepts everything expected', {}, 'ACCEPT_ALL'],
    ['accepts everything of an ASN that is not known offline', { stage: null }, 'ACCEPT_ALL'],
    ['only shows one that was opened by hand', { scannedBefore: false }, 'SCAN_AGAIN'],
    ['does nothing while a booking is on its way', { busy: true }, 'BUSY'],
    ['does nothing while one waits to be sent', { waitingToBeSent: true }, 'ALREADY_WAITING'],
    ['books nothing beside a refused receipt', { isSetAside: true, stage: 'PARTIAL' }, 'SET_ASIDE'],
    ['books nothing beside an unanswered receipt', { isUnanswered: true, stage: 'PARTIAL' }, 'UNANSWERED'],
    ['answers no open question', { stage: 'PARTIAL', questionOpen: true }, 'QUESTION_OPEN'],
    ['books nothing again', { stage: 'RECEIVED' }, 'ALREADY_RECEIVED'],
    ['books nothing of a cancelled ASN', { stage: 'CANCELLED' }, 'CANCELLED'],
    ['books nothing with unregistered SKUs', { hasUnregisteredSkus: true }, 'UNREGISTERED'],
    ['never overrules typed counts', { hasCounts: true }, 'COUNTS_TYPED'],
    ['leaves the remainder to a decision', { stage: 'PARTIAL' }, 'PARTIAL'],
    ['is busy before anything else', { busy: true, stage: 'RECEIVED', hasCounts: true }, 'BUSY'],
    ['minds the state before the counts', { stage: 'RECEIVED', hasCounts: true }, 'ALREADY_RECEIVED'],
    ['minds typed counts before the remainder', { stage: 'PARTIAL', hasCounts: true }, 'COUNTS_TYPED'],
  ];
  it.each(rows)('%s', (_promise, state, outcome) => {
    expect(decideSecondScan({ ...shown, ...state })).toBe(outcome);
  });
});

import type { RequestOf } from '@wms/contract';
import type { Calls, Submission } from '../shared/ipc.ts';
import type { BriefSession, BrieflyReadable } from './brief-session.ts';
import { refuseLocally } from './local-refusals.ts';
import { parseRequest } from './parse-request.ts';
import type { DurableQueue } from './queue/scan-queue.ts';
import type { Words } from './words.ts';

interface BriefParts {
  readonly brief: BriefSession;
  readonly queue: DurableQueue;
  readonly words: Words;
  /** Told when the server has answered. */
  readonly answered: () => void;
}

type BriefCalls = Pick<Calls, 'signInBriefly' | 'signOutBriefly' | 'readBriefly' | 'submitBriefly'>;

/** What a screen may do as the supervisor who is signed in for one pallet. */
export function answerBriefly({ brief, queue, words, answered }: BriefParts): BriefCalls {
  return {
    async signInBriefly(credentials, asnNumber) {
      const result = await brief.signIn(credentials, asnNumber);
      if (result.ok) answered();
      return result;
    },
    signOutBriefly: () => brief.end(),

    async readBriefly(name, given) {
      const parsed = parseRequest(name, given, words.requestUnfit);
      if (!parsed.ok) return { ok: false, failure: parsed.refusal };
      const result = await brief.read(name as BrieflyReadable, parsed.request);
      if (result.ok) answered();
      return result;
    },

    async submitBriefly(name, given, draft) {
      const parsed = parseRequest(name, given, words.requestUnfit);
      if (!parsed.ok) return { state: 'REFUSED', refusal: parsed.refusal, entryId: null };
      const request = parsed.request as RequestOf<'receiveShipment'>;
      if (!brief.isFor(request.params.id)) {
        const refusal = refuseLocally('UNAUTHENTICATED', words.noSupervisor);
        return { state: 'REFUSED', refusal, entryId: null };
      }
      const submission = (await queue.submit(
        name,
        request,
        request.params.id,
        draft,
      )) as Submission<'receiveShipment'>;
      brief.noteReceipt(submission);
      return submission;
    },
  };
}

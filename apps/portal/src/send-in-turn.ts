import type { QueueableName, Submission, Write } from '@wms/ui/host-bridge';

/**
 * Sends writes one after another, in their order. After one that got no answer nothing more is sent: the server is
 * gone, and whoever asked decides when to try again.
 */
export async function sendInTurn(
  writes: readonly Write[],
  send: (write: Write) => Promise<Submission<QueueableName>>,
): Promise<readonly Submission<QueueableName>[]> {
  const submissions: Submission<QueueableName>[] = [];
  let gone: Submission<QueueableName> | null = null;
  for (const write of writes) {
    const submission: Submission<QueueableName> = gone ?? (await send(write));
    if (submission.state === 'FAILED') gone = submission;
    submissions.push(submission);
  }
  return submissions;
}

import { useParams } from '@tanstack/react-router';
import { mayCall } from '../app/access.ts';
import { useHost } from '../app/host-context.ts';
import { BriefReceive } from '../brief/brief-receive.tsx';
import { useSession } from '../session/use-session.ts';
import { ReceiveAsn } from './receive-asn.tsx';

/** One pallet, for whoever may receive it; for a worker, with a supervisor who signs in beside them. */
export function ReceiveScreen() {
  const { asnNumber } = useParams({ from: '/receive/$asnNumber' });
  const { role } = useSession();
  const { desktop } = useHost();
  // Counts, questions and results belong to one ASN: another one starts afresh.
  if (mayCall(role, 'receiveShipment')) return <ReceiveAsn key={asnNumber} asnNumber={asnNumber} />;
  return desktop && <BriefReceive key={asnNumber} asnNumber={asnNumber} brief={desktop.brief} />;
}

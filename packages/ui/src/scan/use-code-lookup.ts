import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../app/access.ts';
import { useHost } from '../app/host-context.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import type { HostBridge } from '../host-bridge.ts';
import { readSscc } from '../labels/read-sscc.ts';
import { knownShipments } from '../receive/use-shipments.ts';
import { useSession } from '../session/use-session.ts';
import { knownByGtin, knownLevel, skuQuery } from '../stock/use-stock.ts';
import type { Code } from './classify-code.ts';
import { type Scan, textOf } from './scan.ts';

/**
 * Turns the numbers of GS1 into what they stand for here, so that screens deal with SKUs and ASNs alone: a GTIN into
 * its SKU, a pallet's SSCC into the active ASN that travels under it. What cannot be found, or asked while the server
 * is away, stays as it was scanned.
 */
export function useCodeLookup(): (scan: Scan) => Scan | Promise<Scan> {
  const { t } = useTranslation();
  const host = useHost();
  const queries = useQueryClient();
  const { mention } = useFeedback();
  const { role } = useSession();

  return (scan) => {
    const { code } = scan;
    const lookup = lookups(queries, host);
    const looked =
      (code.kind === 'GTIN' && mayCall(role, 'listStock') && lookup.goods(code)) ||
      (code.kind === 'SSCC' && mayCall(role, 'receiveShipment') && lookup.pallet(code.sscc));
    if (!looked) return scan;
    if (!(looked instanceof Promise)) return { ...scan, code: looked };
    mention(t('scan.say.lookingUp', { code: textOf(scan) }));
    return looked.then((found) => (found ? { ...scan, code: found } : scan));
  };
}

type Found = Code | Promise<Code | null>;

/** What is known already comes at once; everything else is asked for. */
function lookups(queries: QueryClient, host: HostBridge) {
  /** Digits that are a SKU of their own come before a GTIN. */
  const goods = ({ gtin, sku }: Extract<Code, { kind: 'GTIN' }>): Found => {
    const asSku = (found: string): Code => ({ kind: 'SKU', sku: found });
    if (sku !== null && knownLevel(queries, sku)) return asSku(sku);
    const key = ['goods', gtin];
    const known =
      queries.getQueryData<string>(key) ?? knownByGtin(queries, gtin)?.sku ?? expectedByGtin(queries, gtin);
    if (known) return asSku(known);
    return findSku(host, gtin, sku).then((found) => {
      if (found === null) return null;
      queries.setQueryData(key, found);
      return asSku(found);
    });
  };

  const pallet = (sscc: string): Found => {
    const asAsn = (asnNumber: string): Code => ({ kind: 'ASN', asnNumber });
    const known = knownShipments(queries).find(({ trackingNumber }) => readSscc(trackingNumber) === sscc);
    if (known) return asAsn(known.asnNumber);
    const trackingNumber = [sscc, `00${sscc}`, `(00)${sscc}`];
    return host.request('listShipments', { query: { trackingNumber } }).then((result) => {
      const shipment = result.ok ? result.answer.shipments[0] : undefined;
      return shipment ? asAsn(shipment.asnNumber) : null;
    });
  };
  return { goods, pallet };
}

/** What comes for the first time has no level yet: its pallet knows it. */
const expectedByGtin = (queries: QueryClient, gtin: string): string | undefined =>
  knownShipments(queries)
    .flatMap(({ lines }) => lines)
    .find((line) => line.gtin === gtin)?.sku;

async function findSku(host: HostBridge, gtin: string, own: string | null): Promise<string | null> {
  if (own !== null) {
    const result = await host.request('listStock', { query: skuQuery(own) });
    if (result.ok && result.answer.levels.some(({ sku }) => sku === own)) return own;
  }
  const result = await host.request('listStock', { query: { gtin: [gtin] } });
  return result.ok ? (result.answer.levels[0]?.sku ?? null) : null;
}
